import type { Category, NewForum, NewPost, NewTopic } from '../forums/data.ts';
import { otherTopics } from './other-topics.ts';
import { posts as rescuePosts } from './topic-posts.ts';

/** The five forums with the topics of the rescue and others beside them. `now` in milliseconds. */
export function forums(now: number): NewForum[] {
  const at = (hoursAgo: number) => new Date(now - hoursAgo * 3_600_000).toISOString();
  const topic = (
    id: number,
    title: string,
    slug: string,
    category_id: number,
    tags: string[],
    hoursAgo: number,
    posts: NewPost[],
  ): NewTopic => ({
    id,
    title,
    slug,
    category_id,
    tags,
    created_at: at(hoursAgo),
    // Replies come in over the time since, the last of them a while ago.
    posts: posts.map((post, index) => ({
      created_at: at(hoursAgo * (1 - (0.92 * index) / Math.max(1, posts.length - 1))),
      ...post,
    })),
  });
  const p = rescuePosts;

  return [
    {
      host: 'governance.aave.com',
      title: 'Aave',
      layout: 'current',
      scheme: 'auto',
      tertiary: '#7a5af8',
      tertiaryDark: '#a493ff',
      categories: [
        category(4, 'Governance', 'governance', '7A5AF8'),
        category(8, 'Risk', 'risk', 'E45735'),
        category(11, 'Development', 'development', '3AB54A'),
        category(1, 'General', 'general', '8C8F94'),
      ],
      topics: [
        topic(
          24740,
          '[ARFC] rsETH Incident Funding Update',
          'arfc-rseth-incident-funding-update',
          4,
          ['arfc', 'rseth'],
          70,
          p.aave,
        ),
        topic(
          24580,
          'rsETH Incident Report (April 20, 2026)',
          'rseth-incident-report-april-20-2026',
          8,
          ['rseth'],
          190,
          p.aaveReport,
        ),
        topic(
          24481,
          'rsETH incident (2026-04-18)',
          'rseth-incident-2026-04-18',
          8,
          ['rseth', 'incident'],
          240,
          p.aaveIncident,
        ),
        ...otherTopics('aave', 9000300, 34, [4, 8, 11, 1], at),
      ],
    },
    {
      host: 'research.lido.fi',
      title: 'Lido Governance',
      layout: 'current',
      scheme: 'auto',
      tertiary: '#00a3ff',
      categories: [
        category(9, 'Proposals', 'proposals', '00A3FF'),
        category(12, 'Treasury', 'treasury', 'F2836B'),
        category(1, 'General', 'general', '8C8F94'),
      ],
      topics: [
        topic(
          11483,
          'Lido DAO contribution to coordinated rsETH relief effort',
          'lido-dao-contribution-to-coordinated-rseth-relief-effort',
          9,
          ['treasury', 'rseth'],
          172,
          p.lido,
        ),
        topic(
          11473,
          'Potential losses to EarnETH in connection with rsETH incident',
          'potential-losses-to-earneth-in-connection-with-rseth-incident',
          12,
          ['earneth'],
          216,
          p.lidoEarnEth,
        ),
        ...otherTopics('lido', 9000100, 16, [9, 12, 1], at),
      ],
    },
    {
      host: 'governance.ether.fi',
      title: 'ether.fi Governance',
      layout: 'older',
      scheme: 'auto',
      tertiary: '#5b4fcf',
      tertiaryDark: '#9a90f5',
      categories: [category(5, 'Proposals', 'proposals', '5B4FCF'), category(1, 'General', 'general', '8C8F94')],
      topics: [
        topic(
          9000001,
          'Up to 5,000 ETH for the rsETH relief effort',
          'up-to-5-000-eth-for-the-rseth-relief-effort',
          5,
          ['treasury'],
          96,
          p.etherfi,
        ),
        ...otherTopics('etherfi', 9000500, 12, [5, 1], at),
      ],
    },
    {
      host: 'forum.mantle.xyz',
      title: 'Mantle Forum',
      layout: 'older',
      scheme: 'dark',
      tertiary: '#65b3ae',
      categories: [category(7, 'Governance', 'governance', '65B3AE'), category(1, 'General', 'general', '8C8F94')],
      topics: [
        topic(
          9417,
          '[Discussion] MIP-34: Strategic credit facility for Aave DAO (rsETH exploit)',
          'discussion-mip-34-strategic-credit-facility-for-aave-dao-rseth-exploit',
          7,
          ['mip'],
          174,
          p.mantle,
        ),
        ...otherTopics('mantle', 9000200, 12, [7, 1], at),
      ],
    },
    {
      host: 'forum.arbitrum.foundation',
      title: 'Arbitrum',
      layout: 'nested',
      scheme: 'auto',
      tertiary: '#1b6fd8',
      tertiaryDark: '#5ea4f7',
      categories: [
        category(7, 'Proposals', 'proposals', '1B6FD8'),
        category(15, 'Security Council', 'security-council', 'BF1E2E'),
        category(1, 'General', 'general', '8C8F94'),
      ],
      topics: [
        topic(
          30825,
          '[CONSTITUTIONAL] AIP: Approve release of frozen ETH',
          'constitutional-aip-approve-release-of-frozen-eth',
          7,
          ['constitutional'],
          290,
          p.arbitrum,
        ),
        topic(
          30803,
          'Security Council Emergency Action 21/04/2026',
          'security-council-emergency-action-21-04-2026',
          15,
          ['emergency'],
          390,
          p.arbitrumFreeze,
        ),
        ...otherTopics('arbitrum', 9000400, 14, [7, 15, 1], at),
      ],
    },
  ];
}

function category(id: number, name: string, slug: string, color: string): Category {
  return { id, name, slug, color };
}
