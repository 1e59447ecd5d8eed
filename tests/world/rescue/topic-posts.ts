import type { NewPost } from '../forums/data.ts';
import { escapeHtml } from '../forums/forums.ts';
import { arbitrumProposalId, worldProposalIds as ids, worldTopics as topics, topicUrl } from './ids.ts';

const vote = (space: string, id: string) => `https://snapshot.box/#/s:${space}/proposal/${id}`;

function link(url: string, text = url): string {
  return `<a href="${escapeHtml(url)}" rel="noopener nofollow ugc">${escapeHtml(text)}</a>`;
}

/** As Discourse shows a link that stands alone: hash routes cannot be read, so the box says no more than "Snapshot". */
function onebox(url: string, host: string): string {
  return `<aside class="onebox allowlistedgeneric" data-onebox-src="${escapeHtml(url)}"><header class="source"><a href="${escapeHtml(url)}" target="_blank" rel="noopener nofollow ugc">${host}</a></header><article class="onebox-body"><h3><a href="${escapeHtml(url)}" target="_blank" rel="noopener nofollow ugc">Snapshot</a></h3></article></aside>`;
}

function post(username: string, cooked: string, more: Partial<NewPost> = {}): NewPost {
  return { username, name: username, cooked, ...more };
}

const aave: NewPost[] = [
  post(
    'TokenLogic',
    `<p>title: [ARFC] rsETH Incident Funding Update<br>author: TokenLogic<br>created: 2026-04-24</p>
<h2>Summary</h2>
<p>This ARFC requests authorisation to deploy <strong>25,000 ETH</strong> from the Aave DAO treasury, as the DAO’s contribution to the coalition that restores the backing of rsETH.</p>
<h2>Where the shortfall stands</h2>
<div class="md-table"><table><thead><tr><th>Item</th><th>ETH</th></tr></thead><tbody>
<tr><td>Original shortfall</td><td>163,183</td></tr>
<tr><td>rsETH kept in the adapter</td><td>43,168</td></tr>
<tr><td>Frozen on Arbitrum</td><td>30,766</td></tr>
<tr><td>Liquidations on Aave, up to</td><td>12,323</td></tr>
<tr><td>Liquidations on Compound</td><td>1,845</td></tr>
<tr><td><strong>Residual gap</strong></td><td><strong>75,081</strong></td></tr>
</tbody></table></div>
<h2>Order of funding</h2>
<ol><li>donations (14,570 ETH so far)</li><li>the Mantle credit facility (up to 30,000 ETH)</li><li>the Aave DAO treasury (25,000 ETH, fixed)</li></ol>
<p>Donations that arrive later retire the Mantle facility; they do not lower the 25,000 ETH.</p>
<h2>Next steps</h2>
<p>Vote on Snapshot: ${link(vote('aavedao.eth', ids.aave))}</p>
${onebox(vote('aavedao.eth', ids.aave), 'snapshot.box')}
<p>Related: ${link(topicUrl(topics.lido), 'Lido’s contribution')}, ${link(topicUrl(topics.mantle), 'MIP-34 at Mantle')}, ${link(topicUrl(topics.arbitrum), 'the release on Arbitrum')}.</p>`,
    { likes: 41 },
  ),
  post(
    'mira',
    '<p>Thanks for putting the terms side by side. Is the haircut on Arbitrum’s ether already in the 75,081?</p>',
  ),
  post(
    'TokenLogic',
    '<aside class="quote no-group" data-username="mira" data-post="2" data-topic="24740"><div class="title"><div class="quote-controls"></div> mira:</div><blockquote><p>Is the haircut on Arbitrum’s ether already in the 75,081?</p></blockquote></aside><p>Yes: the 30,766 ETH are deducted before the gap is stated. Adding them to the pledges would count them twice.</p>',
    { reply_to_post_number: 2 },
  ),
  post(
    'oswald',
    '<p>The order is right: donations first, the credit facility second, the treasury third. A fixed 25,000 keeps the DAO’s exposure known whatever comes in later.</p><p>What I would like to see before an AIP is the schedule of repayments to Mantle.</p>',
  ),
  post('keel', '<p>I will vote YAE. The alternative is bad debt in the core market.</p>'),
  post(
    'tessera',
    '<p>NAY from me: the treasury should be the last resort <em>and</em> conditional on reform of the risk framework.</p>',
  ),
  post(
    'juno-x',
    '<p>For those who look for the votes of the others: ether.fi asks for up to 5,000 ETH, Lido for up to 2,500 stETH.</p>',
  ),
];

const aaveReport: NewPost[] = [
  post(
    'llama-reader',
    '<h2>What happened</h2><p>A forged packet released 116,500 rsETH from the adapter on Ethereum. 89,567 rsETH were supplied to Aave V3, and 82,650 WETH and 821 wstETH borrowed against them.</p><h2>Two scenarios</h2><p>If losses are spread over all rsETH, the bad debt on Aave is roughly $123.7 million; if they stay on layer 2, about $230.1 million.</p>',
    { likes: 87 },
  ),
  post('blockreader', '<p>Only 40,373 rsETH remained in the adapter. Thank you for the table.</p>'),
  post('mira', '<p>Will the report be updated when the liquidations are through?</p>'),
];

const chatter = [
  'Markets with rsETH as collateral are frozen. Please do not send anything to addresses that are posted in replies.',
  'Is there a list of the affected instances?',
  'The bridge is paused, as far as I can see from the chain. Waiting for a statement by the team.',
  'My position is in the correlated-asset mode. Can I repay while the reserve is frozen?',
  'Repaying works. Withdrawing rsETH does not, for the moment.',
  'A second packet was blocked, about 40,000 rsETH. It would have been far worse.',
  'Please keep speculation about who it was out of this topic.',
  'Liquidations will not help while there is no price that anybody believes in.',
  'Part of the ether moved to Arbitrum, and was frozen there by the Security Council.',
  'When is the report due? Depositors need to know whether this is about them.',
];

/** Long enough to scroll, to cloak posts and to jump into. */
const aaveIncident: NewPost[] = [
  post(
    'guardian-desk',
    '<p>On 18 April 2026 at 17:35 UTC a bridge of rsETH was exploited. The reserves have been frozen as a precaution. This topic collects what is known; figures follow in a report.</p>',
    { likes: 122 },
  ),
  ...Array.from({ length: 74 }, (_, index) =>
    post(
      ['mira', 'oswald', 'tessera', 'keel', 'juno-x', 'blockreader'][index % 6] ?? 'mira',
      `<p>${chatter[index % chatter.length]}</p>${index % 4 === 1 ? `<p>${chatter[(index * 3) % chatter.length]} ${chatter[(index * 7 + 2) % chatter.length]}</p>` : ''}`,
      index % 9 === 4 ? { reply_to_post_number: Math.max(1, index - 2) } : {},
    ),
  ),
];

const lido: NewPost[] = [
  post(
    'rhea',
    `<h2>Summary</h2>
<p>We propose that Lido DAO takes part in the coordinated relief of rsETH holders with a single, capped contribution of <strong>up to 2,500 stETH</strong>.</p>
<h2>Conditions</h2>
<ul><li>The contribution is enabled only as part of a <strong>fully funded package</strong>.</li><li>Capital that is not used returns to the treasury.</li><li>It is made once, and sets no precedent.</li></ul>
<h2>Context</h2>
<p>The incident leaves a shortage of more than 100,000 ETH in the backing of rsETH. Without a common effort the losses fall on users of lending markets, many of whom also hold stETH.</p>
<h2>Flow of funds</h2>
<p>The stETH go to the operational multisig of the Lido Labs Foundation, <code>0x95B521B4F55a447DB89f6a27f951713fC2035f3F</code>, which passes them on when the package is complete.</p>
<h2>Vote</h2>
<p>The Snapshot vote is open, with a quorum of 50 million LDO:</p>
${onebox(vote('lido-snapshot.eth', ids.lido), 'snapshot.box')}
<p>If it passes, an on-chain vote follows. Related: ${link(topicUrl(topics.aave), 'the funding update at Aave')}.</p>`,
    { likes: 33 },
  ),
  post(
    'oswald',
    '<p>Capped, once, and only in a full package: this is how such a contribution should look. I will vote for it.</p>',
  ),
  post(
    'tessera',
    '<p>Against. The treasury exists to secure the protocol. A loan, as Mantle offers, would have been the better instrument.</p>',
  ),
  post(
    'rhea',
    '<p>A loan was looked at. For 2,500 stETH the terms would cost more than they bring; and the condition already protects the DAO.</p>',
    { reply_to_post_number: 3 },
  ),
  post('blockreader', '<p>Where will the report be published after the 30 days?</p>'),
];

const lidoEarnEth: NewPost[] = [
  post(
    'vault-team',
    '<p>This topic is about possible losses of the EarnETH vault in connection with the incident. It does not ask for a contribution: that discussion is elsewhere.</p>',
  ),
  post('keel', '<p>Is the buffer of the vault enough?</p>'),
];

const mantle: NewPost[] = [
  post(
    'mantle-core',
    `<h2>Abstract</h2><p>Mantle proposes to lend Aave DAO <strong>up to 30,000 ETH</strong>, so that the shortfall of rsETH can be closed in full.</p>
<h2>Terms</h2><ul><li>Term: up to 36 months</li><li>Interest: the yield of Lido plus 1 % a year</li><li>Order: after the donations, before the Aave treasury; later donations retire the facility</li></ul>
<h2>Vote</h2><p>Quorum: 100,000,000 MNT. Snapshot: ${link(vote('bitdao.eth', ids.mantle))}</p>
<p>See also ${link(topicUrl(topics.aave), 'the ARFC at Aave')}.</p>`,
    { likes: 52 },
  ),
  post('juno-x', '<p>What secures the loan? A share of revenue is fine, but who controls the multisig?</p>'),
  post(
    'mantle-core',
    '<p>Five of five, with both sides in it. The documents will be published with the drawdown.</p>',
    {
      reply_to_post_number: 2,
    },
  ),
  post('mira', '<p>In favour. Earning the yield plus a margin is better than leaving it idle.</p>'),
];

const etherfi: NewPost[] = [
  post(
    'etherfi-foundation',
    `<p>This proposal authorises the transfer of <strong>up to 5,000 ETH</strong> from the DAO treasury to the rsETH relief effort.</p>
<h2>Two tracks</h2><ol><li>absorb the shortfall of users</li><li>prevent bad debt at Aave and other venues</li></ol>
<p>The Foundation publishes the full framework within 7 days of approval. Quorum: 1,000,000 ETHFI.</p>
<p>Vote: ${link(vote('etherfi-dao.eth', ids.etherfi), 'Snapshot')}</p>`,
    { likes: 19 },
  ),
  post('keel', '<p>Good that it ends by itself when the cap is used.</p>'),
  post('tessera', '<p>How are later recoveries shared between those who gave?</p>'),
];

const arbitrum: NewPost[] = [
  post(
    'release-authors',
    `<h2>Abstract</h2><p>This AIP asks Arbitrum governance to approve the release of the <strong>30,765.67 ETH</strong> that the Security Council immobilised, for the recovery of rsETH holders.</p>
<h2>Background</h2><p>The ether is held at <code>0x0000000000000000000000000000000000000DA0</code>. The resulting backing shortfall is approximately 76,127 rsETH.</p>
<h2>Temperature check</h2><p>${link(`https://snapshot.org/#/arbitrumfoundation.eth/proposal/${arbitrumProposalId}`, 'Snapshot')} (closed). A constitutional vote on chain follows.</p>
<p>See ${link(topicUrl(topics.arbitrumFreeze), 'the emergency action')} and ${link(topicUrl(topics.aave), 'the funding update at Aave')}.</p>`,
    { likes: 64 },
  ),
  post('oswald', '<p>A court has put a notice on these funds. Does the release respect it?</p>'),
  post('release-authors', '<p>The notice was modified to allow the transfer; it stays attached to the funds.</p>', {
    reply_to_post_number: 2,
  }),
  post('mira', '<p>And if the notice is not lifted, who carries the difference?</p>', { reply_to_post_number: 3 }),
  post(
    'blockreader',
    '<p>Supporting. This is attacker money, not a gift of ours, and should be shown so everywhere.</p>',
  ),
  post('keel', '<p>Agreed. Please do not add it to the pledges.</p>', { reply_to_post_number: 5 }),
];

const arbitrumFreeze: NewPost[] = [
  post(
    'security-council',
    '<p>On 21 April 2026 the Security Council took an emergency action: 30,765.667501709008927568 ETH of the exploiter were moved to an intermediary wallet on Arbitrum One.</p>',
  ),
  post('juno-x', '<p>Thank you for the transparency report.</p>'),
];

/** The posts of the rescue's topics: the facts' figures in our own words. */
export const posts = {
  aave,
  aaveReport,
  aaveIncident,
  lido,
  lidoEarnEth,
  mantle,
  etherfi,
  arbitrum,
  arbitrumFreeze,
};
