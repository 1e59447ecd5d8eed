import { ethereumNodes, snapshotHub, snapshotSpacesApi } from '../../catalogue/hosts';
import { passingRuleOf } from '../../catalogue/passing-rules';
import { readCatalogue } from '../../catalogue/rescues';
import { topicKey } from '../../domain/governance/topic';
import { isPast, type Rescue } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import type { DashboardView } from '../../messages/dashboard-view';
import type { Protocol, RequestFailure } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { packRescue } from '../../reading/pack';
import { type Observed, partName, type RescueReading, readingOf } from '../../reading/rescue-reading';
import { readPreferences } from '../../store/preferences';
import { readWatches } from '../../store/watches';
import { nodeProblems } from '../nodes/node-problems';
import { readObserved, readStored, type Stored } from '../read-stored';
import { refreshRescueBehind } from '../refresh-subject';
import { problemsOf } from '../views/source-problems';
import { voteView } from '../views/vote-view';

/** All that the dashboard shows of one rescue, from what is stored; what is old is read anew behind it. */
export async function readDashboard(
  { rescueId }: Protocol['readDashboard']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<DashboardView | RequestFailure> {
  const stored = await readStored();
  const rescues = readCatalogue();
  const rescue = rescueId === undefined ? await foremost(rescues, stored) : rescues.find(({ id }) => id === rescueId);
  if (!rescue) return { kind: 'failed', reason: 'not-found' };
  const [observed, { denominators }] = await Promise.all([readObserved(rescue, stored), readPreferences()]);
  const reading = readingOf(rescue, observed, now);
  if (!stored.blocked && !privateWindow) refreshRescueBehind(rescue, now);
  const chosen = denominators[rescue.id];
  return {
    kind: 'dashboard',
    rescues: rescues.map(({ id, name, title, closedOn }) => ({
      id,
      name,
      title,
      ...(closedOn !== undefined && { closedOn }),
    })),
    rescue: rescue.id,
    packed: packRescue({ rescue, observed: relevant(reading, observed) }),
    ...(chosen !== undefined && { denominator: chosen }),
    votes: votesOf(reading, stored, now),
    problems: [...problemsOf(stored, hostsOf(rescue)), ...(await nodeProblems([], now))],
    at: now,
  };
}

/** What somebody watches comes before what is merely going on. */
async function foremost(rescues: readonly Rescue[], { blocked }: Stored): Promise<Rescue | undefined> {
  const watched = new Set(blocked ? [] : (await readWatches()).map(({ rescueId }) => rescueId));
  return rescues.find(({ id }) => watched.has(id)) ?? rescues.find((rescue) => !isPast(rescue)) ?? rescues[0];
}

/** Only what belongs to the rescue: what else the reader follows is no part of it. */
function relevant({ evidence, rescue }: RescueReading, observed: Observed): Observed {
  const topics = new Set(
    [...rescue.contributions, ...rescue.recoveries, { votes: rescue.topics.map((topic) => ({ topic })) }].flatMap(
      ({ votes }) => votes.flatMap(({ topic }) => (topic ? topicKey(topic) : [])),
    ),
  );
  const silent = new Set(rescue.silent.flatMap(({ dao }) => dao ?? []));
  return {
    ...observed,
    proposals: observed.proposals.filter(({ key }) => evidence.matches.has(key)),
    topics: observed.topics.filter(({ key }) => topics.has(key)),
    confirmed: (observed.confirmed ?? []).filter(({ rescueId }) => rescueId === rescue.id),
    treasuries: (observed.treasuries ?? []).filter(({ dao }) => silent.has(dao)),
  };
}

function votesOf({ evidence, rescue }: RescueReading, stored: Stored, now: Milliseconds): DashboardView['votes'] {
  return [...evidence.matches.values()]
    .flatMap(({ proposalKey, part }) => {
      const proposal = evidence.proposals.get(proposalKey);
      if (!proposal) return [];
      const vote = voteView(proposal, passingRuleOf(proposal.space), now, stored.ownVotes.get(proposalKey));
      return [{ contributor: partName(rescue, part), vote }];
    })
    .sort((a, b) => b.vote.endAt - a.vote.endAt);
}

function hostsOf(rescue: Rescue): Set<string> {
  const topics = rescue.contributions.flatMap(({ votes }) => votes.flatMap(({ topic }) => topic?.host ?? []));
  return new Set([snapshotHub, snapshotSpacesApi, ...ethereumNodes, ...topics]);
}
