const prefix = /^(?:s|s-tn|eth|matic|arb1|base|mnt|oeth|bnb|bnbt|ape|curtis|sep|sn|sn-sep):/;
const aliases = {
  aave: 'aavedao.eth',
  'aave.eth': 'aavedao.eth',
  lido: 'lido-snapshot.eth',
  'arbitrum-odyssey.eth': 'arbitrumfoundation.eth',
};
const tabs = ['votes', 'discussion', 'execution'];

/** The older site keeps the older addresses. */
const keepsLegacy = location.hostname.startsWith('v1.');

/** What an address asks for: `{ name, space?, id?, tab?, org? }`, or `{ redirect }` where it is written anew first. */
export function parse(hash) {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  if (parts.length === 0) return { redirect: '#/explore' };
  if (['explore', 'notifications', 'settings', 'profile'].includes(parts[0])) return { name: 'explore' };
  const org = parts[0] === 'org' ? parts[1] : undefined;
  const [first = '', ...rest] = org === undefined ? parts : parts.slice(2);
  if (!first) return { redirect: '#/explore' };
  const legacy = !prefix.test(first);
  const name = first.replace(prefix, '');
  const space = aliases[name] ?? name;
  if ((legacy && !keepsLegacy) || space !== name) {
    const start = legacy && keepsLegacy ? '' : 's:';
    return { redirect: `#/${start}${[space, ...rest].join('/')}${search ? `?${search}` : ''}` };
  }
  const base = `#/${org ? `org/${org}/` : ''}${first}`;
  if (rest[0] === 'proposal' && rest[1])
    return { name: 'proposal', space, id: rest[1], tab: tabs.includes(rest[2]) ? rest[2] : 'overview', base };
  if (rest[0] === 'proposals')
    return { name: 'proposals', space, base, state: new URLSearchParams(search).get('state') };
  return { name: 'space', space, base };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Replaces what is shown without an entry in the history. */
export function replace(hash) {
  history.replaceState(history.state, '', hash);
}

/** Goes to an address the way the real router does: no `hashchange`, and several entries changed in a row. */
export function push(hash, show) {
  history.replaceState({ ...history.state, scroll: scrollY }, '', location.hash);
  history.pushState({ position: history.length }, '', hash);
  show();
  const arrived = location.hash;
  for (const delay of [0, 40, 150])
    setTimeout(() => location.hash === arrived && history.replaceState(history.state, '', arrived), delay);
}
