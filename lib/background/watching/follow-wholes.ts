import { readCatalogue } from '../../catalogue/rescues';
import type { Proposal } from '../../domain/governance/proposal';
import { type TopicRef, topicKey } from '../../domain/governance/topic';
import { phaseOf } from '../../domain/governance/verdict';
import type { NewWatch } from '../../domain/governance/watch';
import { isWhole } from '../../domain/governance/watch-groups';
import type { Rescue } from '../../domain/rescue/rescue';
import { type Milliseconds, minute } from '../../domain/time';
import { type RescueReading, readingOf } from '../../reading/rescue-reading';
import type { StoredEvent } from '../../store/schema';
import { type GroupPart, readAllWatches, saveGroupParts } from '../../store/watches';
import { storedEvent } from '../../watch/judge';
import { nextPollAt } from '../../watch/next-poll';
import { readObserved, readStored } from '../read-stored';

/** First looks at topics that are followed together are spread over so long: forums answer one question after the other. */
const spread = 15 * minute;

/** How to follow. */
export interface FollowOptions {
  /** Ids of rescues whose votes were just read: what turns up in them from now on is new. */
  read?: ReadonlySet<string>;
  rescues?: readonly Rescue[];
  random?: () => number;
}

/**
 * Follows what has turned up of rescues and contributions that are followed as a whole: their votes, and the topics in which they are discussed.
 * A vote that turns up while it can still be voted in is news. Asks nobody: it goes through what is stored. Throws `StorageError`.
 */
export async function followWholes(now: Milliseconds, options: FollowOptions = {}): Promise<StoredEvent[]> {
  const { read = new Set(), rescues = readCatalogue(), random = Math.random } = options;
  const watches = await readAllWatches();
  const known = new Set(watches.map(({ key }) => key));
  const wholes = watches.filter((watch) => isWhole(watch) && !watch.off);
  if (wholes.length === 0) return [];
  const stored = await readStored();
  const recorded: StoredEvent[] = [];
  for (const rescue of rescues) {
    const own = wholes.filter(({ rescueId }) => rescueId === rescue.id);
    if (own.length === 0) continue;
    const reading = readingOf(rescue, await readObserved(rescue, stored), now);
    const parts = [...votesOf(reading, rescues, random), ...topicsOf(reading, random)];
    const fresh = parts.filter(({ watch }) => !known.has(watch.key));
    const isRead = read.has(rescue.id) && own.some(({ awaitsBaseline }) => awaitsBaseline);
    if (fresh.length > 0 || isRead) recorded.push(...(await saveGroupParts(rescue.id, fresh, isRead)));
  }
  return recorded;
}

type Part = GroupPart | Pick<GroupPart, 'watch'>;

function votesOf({ rescue, evidence, now }: RescueReading, rescues: readonly Rescue[], random: () => number): Part[] {
  return [...evidence.matches.values()].flatMap(({ proposalKey, part }): Part[] => {
    const proposal = evidence.proposals.get(proposalKey);
    if (!proposal) return [];
    const next = nextPollAt(proposal, now, random());
    const watch: NewWatch = {
      key: proposal.key,
      rescueId: rescue.id,
      contributionId: part.id,
      createdAt: now,
      failures: 0,
      ...(next !== undefined && { nextPollAt: next }),
    };
    return [{ watch, ...appearance(proposal, watch, rescues, now) }];
  });
}

/** What is over is found, but it has not appeared: nobody can do anything about it. */
function appearance(
  proposal: Proposal,
  watch: NewWatch,
  rescues: readonly Rescue[],
  now: Milliseconds,
): Pick<GroupPart, 'appeared'> | undefined {
  if (!proposal.exists || phaseOf(proposal, now) === 'closed') return undefined;
  const id = `${proposal.key}:appeared`;
  const event = { kind: 'appeared', endAt: proposal.endAt, id, proposalKey: proposal.key, observedAt: now } as const;
  return { appeared: storedEvent(event, proposal, watch, { now, rescues }) };
}

function topicsOf({ rescue, now }: RescueReading, random: () => number): Part[] {
  const watchOn = (topic: TopicRef, contributionId?: string): Part => ({
    watch: {
      key: topicKey(topic),
      rescueId: rescue.id,
      ...(contributionId !== undefined && { contributionId }),
      createdAt: now,
      nextPollAt: Math.round(now + spread * random()),
      failures: 0,
    },
  });
  return [
    ...rescue.topics.map((topic) => watchOn(topic)),
    ...[...rescue.contributions, ...rescue.recoveries].flatMap(({ id, votes }) =>
      votes.flatMap(({ topic }) => (topic ? watchOn(topic, id) : [])),
    ),
  ];
}
