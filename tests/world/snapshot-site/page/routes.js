const prefix = /^(?:s|s-tn|eth|matic|arb1|base|mnt|oeth|bnb|bnbt|ape|curtis|sep|sn|sn-sep):/;
const aliases = {
  aave: 'aavedao.eth',
  'aave.eth': 'aavedao.eth',
  lido: 'lido-snapshot.eth',
  'arbitrum-odyssey.eth': 'arbitrumfoundation.eth',
};
const tabs = ['votes', 'discussion', 'execution'];
const ownPages = ['home', 'explore', 'notifications', 'settings', 'profile', 'create', 'contacts'];
const spacePages = ['create', 'discussions', 'delegates', 'leaderboard', 'treasury', 'settings', 'profile', 'search'];

/** What sort of site this is: `{ kind: 'main' | 'v1' | 'space' | 'organisation', space?, words? }`. */
export const site = JSON.parse(document.documentElement.dataset.site);

/** What an address asks for: `{ name, space?, id?, tab?, base, proposals }`, or `{ redirect }` where it is written anew first. */
export function parse(hash) {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').replace(/#.*$/, '').split('?');
  const parts = path.split('/').map(decode);
  if (parts.at(-1) === '') parts.pop();
  const [first = ''] = parts;
  if (parts.length === 0) return site.kind === 'space' ? inSpace([], '#', '#/', search) : { redirect: '#/explore' };
  if (site.kind === 'space') return inSpace(parts, '#', '#/', search);
  if (site.words?.[first]) {
    const base = `#/${first}`;
    const [, id, tab] = parts;
    if (!id) return { name: 'proposals', ...home(site.words[first]), base, proposals: `${base}/` };
    return {
      name: 'proposal',
      ...home(site.words[first]),
      id,
      tab: tabOf(tab),
      base: `#/${site.words[first]}`,
      proposals: `${base}/`,
    };
  }
  if (ownPages.includes(first.toLowerCase())) return { name: first.toLowerCase() === 'home' ? 'home' : own(first) };
  if (first.toLowerCase() === 'org') {
    if (parts.length === 2) return { name: 'explore' };
    const base = `#/org/${parts[1]}/${parts[2]}`;
    return { ...inSpace(parts.slice(3), base, `${base}/proposal/`, search), ...home(parts[2]) };
  }
  const legacy = !prefix.test(first);
  const name = first.replace(prefix, '');
  const space = aliases[name] ?? name;
  if ((legacy && site.kind !== 'v1') || space !== name) {
    const start = legacy && site.kind === 'v1' ? '' : 's:';
    return { redirect: `#/${start}${[space, ...parts.slice(1)].join('/')}${search ? `?${search}` : ''}` };
  }
  const base = `#/${first}`;
  return { ...inSpace(parts.slice(1), base, `${base}/proposal/`, search), ...home(first) };
}

/** A route within a space. */
function inSpace([what = '', id, tab, ...more], base, proposals, search) {
  const of = { ...(site.kind === 'space' && home(site.space)), base };
  const at = { ...of, proposals: site.kind === 'space' ? '#/proposal/' : proposals };
  const name = what.toLowerCase();
  if (name === 'proposal') return more.length > 0 ? { name: 'nowhere', ...at } : { name, id, tab: tabOf(tab), ...at };
  if (name === 'proposals') return { name, state: new URLSearchParams(search).get('state'), ...at };
  if (name === '') return { name: 'space', ...at };
  return { name: spacePages.includes(name) ? 'page' : 'nowhere', title: what, ...at };
}

/** A space by its full name: `s:lido-snapshot.eth`. */
function home(full) {
  const [, network, space] = /^(?:([^:]*):)?(.*)$/.exec(full);
  return { network: network ?? 's', space };
}

function own(name) {
  return name.toLowerCase() === 'explore' ? 'explore' : 'page';
}

function tabOf(tab = '') {
  return tabs.includes(tab.toLowerCase()) ? tab.toLowerCase() : 'overview';
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

/**
 * Goes to an address the way the real router does: no `hashchange`, and several entries changed in a row. `contentFirst`: what is
 * drawn changes before the address does, by so many milliseconds.
 */
export function push(hash, show, contentFirst = 0) {
  const go = () => {
    history.replaceState({ ...history.state, scroll: scrollY }, '', location.hash);
    history.pushState({ position: history.length }, '', hash);
    const arrived = location.hash;
    for (const delay of [0, 40, 150])
      setTimeout(() => location.hash === arrived && history.replaceState(history.state, '', arrived), delay);
  };
  if (contentFirst > 0) {
    show(parse(hash));
    setTimeout(go, contentFirst);
    return;
  }
  go();
  show();
}
