import type { NewForum, NewTopic } from '../forums/data.ts';
import { otherTopics } from './other-topics.ts';

/** A topic of a rescue of the past, on a forum that the extension does not run on until it is asked to. The number is real. */
export const balancerTopic = {
  host: 'forum.balancer.fi',
  id: 6883,
  slug: 'rfc-distribution-of-rescued-funds-from-balancer-v2-november-3rd-2025-attacks',
};

/** A forum under a path of a host that has other things as well. */
export const talk = { host: 'www.example.net', base: '/talk' };

/** Forums that nobody has told the extension of. */
export function furtherForums(now: number): NewForum[] {
  const at = (hoursAgo: number) => new Date(now - hoursAgo * 3_600_000).toISOString();
  const rescue: NewTopic = {
    id: balancerTopic.id,
    title: '[RFC] Distribution of rescued funds from Balancer v2 November 3rd 2025 attacks',
    slug: balancerTopic.slug,
    created_at: at(3_000),
    posts: [
      { username: 'steward', created_at: at(3_000), cooked: '<p>This asks how the rescued funds are given back.</p>' },
      { username: 'mira', created_at: at(2_900), cooked: '<p>Thank you for the write-up.</p>' },
    ],
  };
  return [
    {
      host: balancerTopic.host,
      title: 'Balancer',
      tertiary: '#384aff',
      topics: [rescue, ...otherTopics('aave', 9000700, 8, [1], at)],
    },
    { ...talk, title: 'Talk of Example', tertiary: '#a4512f', topics: otherTopics('lido', 9000800, 8, [1], at) },
  ];
}
