import { avatar, colorOf, disc, h, icon } from './dom.js';
import { ago, cutPercent, date, now, percent, power, short, timing } from './format.js';
import { markdown } from './markdown.js';

const kinds = ['for', 'against', 'abstain'];
const signs = { for: 'check', against: 'cross', abstain: 'minus' };
const colors = { for: 'rgb(var(--success))', against: 'rgb(var(--danger))', abstain: 'rgb(var(--text))' };
const eyebrow = (name, title) => h('h4', { class: 'eyebrow' }, icon(name), title);
const badgeIcons = { Active: 'live', Passed: 'check', Rejected: 'cross', Pending: 'clock', Closed: 'check' };

/** The label under the title. */
export function badge(label) {
  const sign = badgeIcons[label] ?? 'check';
  const sized = label === 'Passed' || label === 'Rejected' ? disc(sign, 'currentColor', 13) : icon(sign, 17);
  if (label === 'Passed') sized.querySelector('path').setAttribute('stroke', 'rgb(var(--heading))');
  if (label === 'Rejected') sized.querySelector('path').setAttribute('stroke', 'rgb(var(--danger))');
  return h('div', { class: `badge ${label.toLowerCase()}` }, sized, label);
}

/** The tabs. The discussion lives on the forum. */
export function tabBar(proposal, { proposals, tab }) {
  const to = `${proposals}${proposal.id}`;
  const selected = (name) => ({ 'aria-selected': String(tab === name), role: 'tab' });
  return h(
    'div',
    { 'data-testid': 'proposal-tabs', class: 'tabs', role: 'tablist' },
    h('a', { href: to, ...selected('overview') }, 'Overview'),
    h(
      'a',
      { href: `${to}/votes`, ...selected('votes') },
      'Votes',
      h('span', { class: 'count' }, power(proposal.votes)),
    ),
    proposal.discussion &&
      h('a', { href: proposal.discussion, ...selected('discussion') }, 'Discussion', icon('out', 15)),
  );
}

/** What stands left of the sidebar on the overview. */
export function overview(proposal, space) {
  const admin = space?.admins?.includes(proposal.author);
  return h(
    'div',
    { class: 'article' },
    h('h1', { dir: 'auto' }, proposal.title),
    badge(proposal.label),
    h(
      'div',
      { class: 'byline' },
      avatar(colorOf(proposal.author), true),
      h(
        'div',
        {},
        h('strong', {}, short(proposal.author), admin && h('span', { class: 'tag' }, 'admin')),
        h('small', { 'data-ticks': 'byline' }, bylineText(proposal)),
      ),
      h('div', { class: 'tools' }, icon('spark'), icon('share'), icon('dots')),
    ),
    h('div', { class: 'body markdown-body' }, ...markdown(proposal.body)),
    proposal.discussion &&
      h(
        'div',
        { class: 'discussion' },
        eyebrow('chat', 'Discussion'),
        h('a', { href: proposal.discussion }, icon('link'), h('span', {}, proposal.discussion)),
      ),
    h('div', { class: 'tail', 'data-ticks': 'tail' }, tailText(proposal)),
  );
}

export const bylineText = (proposal) =>
  `In ${proposal.spaceName} · ${ago(proposal.created)} · #${proposal.id.slice(2, 7)}`;
export const tailText = (proposal) => `${power(proposal.votes)} votes · ${timing(proposal)}`;

/** The discussion's own tab: it is held elsewhere. */
export function discussionTab(proposal) {
  return h(
    'div',
    { class: 'article discussion' },
    h('h1', { dir: 'auto' }, proposal.title),
    badge(proposal.label),
    h('a', { href: proposal.discussion }, icon('link'), h('span', {}, 'Join the discussion')),
  );
}

export function votesTab(proposal, votes) {
  const words = (choice) => {
    if (choice === null) return 'Encrypted choice';
    if (typeof choice === 'number') return proposal.choices[choice - 1] ?? '?';
    if (Array.isArray(choice)) return choice.map((one) => proposal.choices[one - 1]).join(', ');
    const all = Object.values(choice).reduce((left, right) => left + right, 0);
    return Object.entries(choice)
      .map(([one, share]) => `${percent(share / all)} for ${proposal.choices[one - 1]}`)
      .join(', ');
  };
  const row = (vote) =>
    h(
      'tr',
      {},
      h('td', {}, h('span', { class: 'voter' }, avatar(colorOf(vote.voter), true), short(vote.voter))),
      h('td', { class: 'when' }, date(vote.created)),
      h('td', {}, words(vote.choice)),
      h('td', {}, `${power(vote.vp)} ${proposal.symbol}`),
    );
  return h(
    'table',
    { class: 'votes' },
    h(
      'tr',
      {},
      h('th', {}, 'Voter'),
      h('th', { class: 'when' }, 'Date'),
      h('th', {}, 'Choice'),
      h('th', {}, 'Voting power'),
    ),
    ...votes.map(row),
  );
}

/** The blocks of the sidebar by name; each is drawn anew only when what it shows has changed. */
export function sidebarBlocks(proposal) {
  return [
    proposal.state === 'active' && {
      name: 'cast',
      shows: proposal.type + proposal.choices,
      draw: () => castBlock(proposal),
    },
    proposal.state !== 'pending' && {
      name: 'results',
      shows: JSON.stringify([
        proposal.scores,
        proposal.scores_total,
        proposal.label,
        proposal.completed,
        proposal.quorum,
      ]),
      draw: () => resultsBlock(proposal),
    },
    proposal.labels.length > 0 && {
      name: 'labels',
      shows: String(proposal.labels),
      draw: () =>
        h('div', {}, eyebrow('tag', 'Labels'), ...proposal.labels.map((label) => h('span', { class: 'tag' }, label))),
    },
    {
      name: 'timeline',
      shows: JSON.stringify([proposal.start, proposal.end, proposal.state]),
      draw: () => timelineBlock(proposal),
    },
  ].filter(Boolean);
}

function castBlock(proposal) {
  const buttons =
    proposal.type === 'basic'
      ? kinds
          .slice(0, proposal.choices.length)
          .map((kind, index) =>
            h(
              'button',
              { class: `vote ${kind}`, type: 'button', 'aria-label': proposal.choices[index] },
              icon(signs[kind]),
            ),
          )
      : proposal.choices
          .slice(0, 5)
          .map((choice) => h('button', { class: 'vote', type: 'button', dir: 'auto' }, choice));
  return h(
    'div',
    {},
    eyebrow('cursor', 'Cast your vote'),
    h('div', { class: proposal.type === 'basic' ? 'ballot' : 'ballot list' }, ...buttons),
    proposal.type !== 'basic' &&
      proposal.choices.length > 5 &&
      h('div', { class: 'more' }, `and ${proposal.choices.length - 5} more`),
  );
}

function resultsBlock(proposal) {
  return h('div', {}, eyebrow('bars', 'Results'), ...results(proposal));
}

function results(proposal) {
  const shutter =
    proposal.privacy !== '' &&
    h('div', { class: 'shutter' }, disc('minus', 'currentColor', 17), 'shutter', icon('out', 15));
  if (proposal.state === 'closed' && !proposal.completed)
    return [
      h(
        'div',
        { class: 'notice' },
        h('strong', {}, icon('alert'), 'Finalizing results'),
        'Please allow few minutes while final results are being calculated.',
      ),
      shutter,
    ];
  if (proposal.privacy !== '' && !proposal.completed)
    return [
      h(
        'div',
        { class: 'notice' },
        'All votes are encrypted and will be decrypted only after the voting period is over.',
      ),
      quorum(proposal),
      shutter,
    ];
  const basic = proposal.type === 'basic';
  const rows = proposal.choices.map((choice, index) => ({ choice, index, score: proposal.scores[index] ?? 0 }));
  if (!basic) rows.sort((left, right) => right.score - left.score);
  const shown = rows.slice(0, 6);
  return [
    ...shown.map(({ choice, index, score }) => {
      const share = proposal.scores_total > 0 ? score / proposal.scores_total : 0;
      const kind = basic ? kinds[index] : undefined;
      const bar = h('i', { class: 'result-bar' });
      bar.style.width = `${Math.min(100, share * 100)}%`;
      return h(
        'div',
        { class: `result ${kind ?? 'plain'}` },
        bar,
        kind && disc(signs[kind], colors[kind]),
        h('b', { class: 'name', dir: 'auto' }, choice),
        h('b', { class: 'figure' }, `${power(score)} ${proposal.symbol}\u00a0 ${percent(share)}`),
      );
    }),
    rows.length > shown.length && h('div', { class: 'more' }, `See all ${rows.length} choices`),
    quorum(proposal),
  ];
}

function quorum(proposal) {
  if (!proposal.quorum) return undefined;
  const rejection = proposal.quorumType === 'rejection';
  const counted = rejection ? (proposal.scores[1] ?? 0) : proposal.scores_total;
  return h(
    'div',
    { class: 'quorum' },
    rejection ? 'Rejection quorum' : 'Quorum',
    h(
      'span',
      { class: 'quorum-figure' },
      h('em', {}, `${power(counted)} / ${power(proposal.quorum)}`),
      cutPercent(counted / proposal.quorum),
    ),
  );
}

function timelineBlock(proposal) {
  const moments = [
    ['Created', proposal.created],
    ['Start', proposal.start],
    ['End', proposal.end],
  ];
  return h(
    'div',
    {},
    eyebrow('clock', 'Timeline'),
    h(
      'ul',
      { class: 'timeline' },
      ...moments.map(([name, at], index) => {
        const next = moments[index + 1];
        const classes = `${at <= now() ? 'past' : ''} ${next && next[1] <= now() ? 'done' : ''}`;
        return h('li', { class: classes }, h('strong', {}, name), date(at));
      }),
    ),
  );
}
