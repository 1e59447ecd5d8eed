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
  const [{ reminders, marginBelowPoints }, unvoted] = await Promise.all([readPreferences(), readUnvoted()]);
  return { now, ...given, ...unvoted, reminders, marginBelowBps: marginBelowPoints * 100 };
}

/** In which votes the followed address is known not to have voted. */
async function readUnvoted(): Promise<Pick<JudgeGround, 'unvotedKeys'>> {
  const followed = await readFollowedAddress();
  if (!followed) return {};
  const own = [...(await readOwnVotes(followed.address))];
  return { unvotedKeys: new Set(own.flatMap(([key, { cast }]) => (cast ? [] : [key]))) };
}
