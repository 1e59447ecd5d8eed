import { passingRuleOf } from '../../catalogue/passing-rules';
import type { Proposal } from '../../domain/governance/proposal';
import { readVerdict } from '../../domain/governance/verdict';
import type { Watch } from '../../domain/governance/watch';
import type { Milliseconds } from '../../domain/time';
import type { WatchedVoteView } from '../../messages/popup-view';
import { partName, type RescueReading } from '../../reading/rescue-reading';
import type { OwnVote } from '../../store/schema';
import { voteView } from './vote-view';

/** Of so many votes all is told with the list; of those further down when they come into sight. A thousand whole ones are a megabyte. */
const wholeVotes = 50;

interface Ground {
  proposals: ReadonlyMap<string, Proposal>;
  ownVotes: ReadonlyMap<string, OwnVote>;
  readings: readonly RescueReading[];
  now: Milliseconds;
}

/** The votes that the user follows: open ones by how soon they end, then ended ones, the last to end first. */
export function watchedVotes(
  watches: readonly Watch[],
  { proposals, ownVotes, readings, now }: Ground,
): WatchedVoteView[] {
  const byRescue = new Map(readings.map((reading) => [reading.rescue.id, reading]));
  const votes = watches.flatMap(({ key, rescueId }) => {
    const [reading, proposal] = [byRescue.get(rescueId), proposals.get(key)];
    return reading && proposal ? [{ key, reading, proposal }] : [];
  });
  votes.sort((a, b) => byUrgency(a.proposal.endAt, b.proposal.endAt, now));
  return votes.map(({ key, reading, proposal }, at) => {
    const part = reading.evidence.matches.get(key)?.part;
    const { title, space, url, startAt, endAt } = proposal;
    const rule = passingRuleOf(space);
    return {
      key,
      rescueName: reading.rescue.name,
      ...(part && { contributor: partName(reading.rescue, part) }),
      title,
      space,
      url,
      verdict: readVerdict(proposal, rule, now).verdict,
      startAt,
      endAt,
      ...(at < wholeVotes && { vote: voteView(proposal, rule, now, ownVotes.get(key)) }),
    };
  });
}

function byUrgency(a: Milliseconds, b: Milliseconds, now: Milliseconds): number {
  if (a <= now !== b <= now) return a <= now ? 1 : -1;
  return a <= now ? b - a : a - b;
}
