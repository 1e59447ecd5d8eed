import type { ProposalKey } from '../domain/governance/venue';
import type { Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';
import { readFollowedAddress } from '../store/followed-address';
import { readOwnVotes } from '../store/own-votes';
import { readPreferences } from '../store/preferences';
import type { JudgeGround } from './judge';

/** What every judgement rests on besides what is stored: the time, the rescues, and what the user wants to be told. Throws `StorageError`. */
export async function readGround(
  now: Milliseconds,
  given: { rescues: readonly Rescue[]; random: () => number },
): Promise<JudgeGround> {
  const [{ reminders, marginBelowPoints }, voted] = await Promise.all([readPreferences(), readVoted()]);
  return { now, ...given, ...voted, reminders, marginBelowBps: marginBelowPoints * 100 };
}

/** In which votes the followed address has voted, where the user wants no reminders of those; and in which it has not. */
async function readVoted(): Promise<Pick<JudgeGround, 'votedKeys' | 'unvotedKeys'>> {
  const followed = await readFollowedAddress();
  if (!followed) return {};
  const votedKeys = new Set<ProposalKey>();
  const unvotedKeys = new Set<ProposalKey>();
  for (const [key, { cast }] of await readOwnVotes(followed.address)) (cast ? votedKeys : unvotedKeys).add(key);
  return { ...(followed.onlyUnvoted && { votedKeys }), unvotedKeys };
}
