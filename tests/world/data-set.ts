import type { NewForum } from './forums/data.ts';
import type { Choice, NewProposal, NewSpace, NewVote } from './hub/data.ts';

/** All that a world holds when it starts. */
export interface DataSet {
  spaces: NewSpace[];
  proposals: NewProposal[];
  votes: NewVote[];
  /** Many voters at once, made up: `power` in all. */
  crowds?: { proposal: string; choice: Choice; power: number; voters: number }[];
  forums: NewForum[];
}

/** The five forums, without a topic. */
export const forumHosts = [
  'governance.aave.com',
  'research.lido.fi',
  'governance.ether.fi',
  'forum.mantle.xyz',
  'forum.arbitrum.foundation',
] as const;

/** A world in which nothing has been proposed or said. */
export function emptyWorld(): DataSet {
  return {
    spaces: [],
    proposals: [],
    votes: [],
    forums: [
      { host: 'governance.aave.com', title: 'Aave', layout: 'current', scheme: 'auto' },
      { host: 'research.lido.fi', title: 'Lido Governance', layout: 'current', scheme: 'auto' },
      { host: 'governance.ether.fi', title: 'ether.fi', layout: 'older', scheme: 'auto' },
      { host: 'forum.mantle.xyz', title: 'Mantle Forum', layout: 'older', scheme: 'dark' },
      { host: 'forum.arbitrum.foundation', title: 'Arbitrum', layout: 'nested', scheme: 'auto' },
    ],
  };
}
