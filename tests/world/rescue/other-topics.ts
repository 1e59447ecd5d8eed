import type { NewTopic } from '../forums/data.ts';

const titles: Record<string, string[]> = {
  aave: [
    '[ARFC] Adjust the GHO borrow rate',
    '[TEMP CHECK] Deploy on another rollup',
    'Risk parameters: monthly recommendations',
    '[Direct to AIP] Oracle adapter update',
    'Delegate platform: introduction and principles',
    '[ARFC] Renew the audit budget',
    'Treasury report, first quarter of 2026',
    'Development update, April 2026',
    '[TEMP CHECK] Remove frozen reserves of version 2',
    '[ARFC] Supply and borrow caps, batch 41',
    'Safety module: what changes for stakers',
    '[ARFC] Fee switch for the swap widget',
  ],
  lido: [
    'Liquidity observation programme',
    'Operators’ committee election',
    'Node operator cohort 12: onboarding notes',
    'Staking router: module limits explained',
    'Delegate incentive programme, results',
    'Easy Track: motion types and limits',
    'Grants, quarterly report',
    'Withdrawal queue: questions and answers',
  ],
  etherfi: [
    'Buyback programme, fourth season',
    'Delegate thread: introduce yourself',
    'Security council report',
    'Restaking strategy, next two quarters',
    'Cash card: regional roll-out',
    'Translation of the governance documents',
  ],
  mantle: [
    'MIP-33: Renew the advisory board',
    '[Discussion] Treasury management framework',
    'Ecosystem fund: first half in figures',
    'Delegation: how to set it up',
    '[PASSED] MIP-32: Sequencer fee schedule',
    'Feedback on the new docs',
  ],
  arbitrum: [
    '[Non-Constitutional] Fund the research guild',
    'Travel budget for delegates',
    'Stylus sprint: final report',
    '[Constitutional] AIP: Timelock parameters',
    'Delegate communication thread',
    'Treasury management: monthly report',
    'Gaming ventures: open questions',
  ],
};

/** Topics that have nothing to do with any rescue. Numbers from `firstId`. */
export function otherTopics(
  forum: string,
  firstId: number,
  count: number,
  categories: readonly number[],
  at: (hoursAgo: number) => string,
): NewTopic[] {
  const names = titles[forum] ?? [];
  return Array.from({ length: count }, (_, index) => {
    const name = names[index % names.length] ?? 'Untitled';
    const part = Math.floor(index / names.length);
    const hoursAgo = 20 + index * 13.7;
    const replies = (index * 5) % 9;
    return {
      id: firstId + 10 + index,
      title: part === 0 ? name : `${name} (part ${part + 1})`,
      category_id: categories[index % categories.length] ?? 1,
      tags: index % 3 === 0 ? ['monthly'] : [],
      created_at: at(hoursAgo * 3),
      pinned: index === 4,
      closed: index % 7 === 6,
      posts: Array.from({ length: replies + 1 }, (_, post) => ({
        username: ['mira', 'oswald', 'tessera', 'keel', 'juno-x', 'blockreader'][(index + post) % 6] ?? 'mira',
        created_at: at(hoursAgo * 3 - ((hoursAgo * 2) / (replies + 1)) * post),
        cooked:
          post === 0
            ? `<p>${name}: this topic collects what has been done, what it cost, and what is planned next. Questions are welcome below.</p><h2>Summary</h2><p>The figures are in the attached sheet. Nothing here asks for a vote yet.</p>`
            : '<p>Thank you for the write-up. Could you add a comparison with the last period?</p>',
      })),
    };
  });
}
