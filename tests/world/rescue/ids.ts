import { createHash } from 'node:crypto';

/** Every invented proposal id starts so. None of them may ever stand in the catalogue. */
export const inventedPrefix = '0x5f0';

function invented(name: string): string {
  return `${inventedPrefix}${createHash('sha256').update(`shortfall test world: ${name}`).digest('hex').slice(0, 61)}`;
}

/** The invented proposals of April's world, by name. */
export const worldProposalIds = {
  lido: invented('lido'),
  mantle: invented('mantle'),
  aave: invented('aave'),
  etherfi: invented('etherfi'),
  lidoOther: invented('lido other'),
  lidoSealed: invented('lido sealed'),
  lidoEarlier: invented('lido earlier'),
  mantleOther: invented('mantle other'),
  aaveOther: invented('aave other'),
  aaveManyChoices: invented('aave many choices'),
  aaveLongTitle: invented('aave long title'),
  aaveSpam: invented('aave spam'),
  arbitrumOther: invented('arbitrum other'),
  arbitrumPending: invented('arbitrum pending'),
  etherfiOther: invented('etherfi other'),
  etherfiRightToLeft: invented('etherfi right to left'),
} as const;

/** The one real id among them: the signal vote on the release of the frozen ether. */
export const arbitrumProposalId = '0xb32581468bece42245fa267ea86156a621ae77f61bb866118189b5d50155b051';

/** The topics of the rescue: real numbers, but for ether.fi's, which nobody has found. */
export const worldTopics = {
  aave: { host: 'governance.aave.com', id: 24740, slug: 'arfc-rseth-incident-funding-update' },
  aaveReport: { host: 'governance.aave.com', id: 24580, slug: 'rseth-incident-report-april-20-2026' },
  aaveIncident: { host: 'governance.aave.com', id: 24481, slug: 'rseth-incident-2026-04-18' },
  lido: { host: 'research.lido.fi', id: 11483, slug: 'lido-dao-contribution-to-coordinated-rseth-relief-effort' },
  lidoEarnEth: {
    host: 'research.lido.fi',
    id: 11473,
    slug: 'potential-losses-to-earneth-in-connection-with-rseth-incident',
  },
  mantle: {
    host: 'forum.mantle.xyz',
    id: 9417,
    slug: 'discussion-mip-34-strategic-credit-facility-for-aave-dao-rseth-exploit',
  },
  etherfi: { host: 'governance.ether.fi', id: 9000001, slug: 'up-to-5-000-eth-for-the-rseth-relief-effort' },
  arbitrum: {
    host: 'forum.arbitrum.foundation',
    id: 30825,
    slug: 'constitutional-aip-approve-release-of-frozen-eth',
  },
  arbitrumFreeze: {
    host: 'forum.arbitrum.foundation',
    id: 30803,
    slug: 'security-council-emergency-action-21-04-2026',
  },
} as const;

/** The address of a topic. */
export function topicUrl({ host, id, slug }: { host: string; id: number; slug: string }): string {
  return `https://${host}/t/${slug}/${id}`;
}
