import type { Proposal } from '../domain/governance/proposal';
import type { ProposalKey } from '../domain/governance/venue';
import { phaseOf } from '../domain/governance/verdict';
import { hour, type Milliseconds, minute } from '../domain/time';
import { isAllowed } from '../platform/host-permission';
import { SourceError } from '../platform/source-error';
import { hubHost } from '../sources/snapshot/ask-hub';
import { type CastVote, readOwnVotes as readCastVotes } from '../sources/snapshot/read-own-votes';
import { readVotingPower, scoreHost } from '../sources/snapshot/voting-power';
import { readFollowedAddress } from '../store/followed-address';
import { readDoneAt, saveDoneAt } from '../store/meta';
import { readOwnVotes, saveOwnVotes } from '../store/own-votes';
import { bumpRevision } from '../store/preferences';
import { readStoredProposals } from '../store/proposals';
import type { OwnVote } from '../store/schema';
import { readWatches } from '../store/watches';
import { oneAtATime } from './one-at-a-time';
import { rememberAnswer, rememberFailure } from './source-health';

/** Whose votes, and how soon again. */
export interface OwnVotesOptions {
  userAsked: boolean;
  /** A proposal that is looked at, whether it is watched or not. */
  also?: ProposalKey;
}

const intervals = { forUser: minute, inBackground: 15 * minute };
/** Voting power that may change is asked for anew after this. */
const powerAge = 6 * hour;
/** Each asks many nodes: a few at a time. */
const mostPowers = 3;

/**
 * Reads whether the followed address has voted in the open votes that are watched, and what it could vote with. Nobody is asked where no
 * address is followed. What a source does not say stays as it was. Throws `StorageError` only.
 */
export async function refreshOwnVotes(now: Milliseconds, { userAsked, also }: OwnVotesOptions): Promise<void> {
  const followed = await readFollowedAddress();
  if (!followed) return;
  await oneAtATime('shortfall-own-votes', async () => {
    const name = also === undefined ? 'own-votes' : `own-votes:${also}`;
    const last = await readDoneAt(name);
    const interval = userAsked ? intervals.forUser : intervals.inBackground;
    if (last !== undefined && last <= now && now - last < interval) return;
    await saveDoneAt(name, now);
    await readAnew(followed.address, await openProposals(now, also), now, userAsked);
  });
}

async function openProposals(now: Milliseconds, also: ProposalKey | undefined): Promise<Proposal[]> {
  const wanted = new Set(also === undefined ? (await readWatches()).map(({ key }) => key) : [also]);
  const stored = await readStoredProposals();
  return stored.filter(
    (proposal) =>
      wanted.has(proposal.key) &&
      proposal.venue === 'snapshot' &&
      !proposal.chain &&
      proposal.exists &&
      phaseOf(proposal, now) === 'open',
  );
}

async function readAnew(
  address: string,
  proposals: readonly Proposal[],
  now: Milliseconds,
  userAsked: boolean,
): Promise<void> {
  if (proposals.length === 0) return;
  const before = await readOwnVotes(address);
  const cast = await attempt(hubHost, now, () => readCastVotes(address, proposals, { now, userAsked }));
  if (!cast) return;
  const votes = proposals.map((proposal) => ownVoteOf(proposal, address, cast, before.get(proposal.key), now));
  await saveOwnVotes(votes);
  await bumpRevision();
  // What was never asked comes first, then what is oldest.
  const unknown = votes
    .filter(({ cast: voted, power }) => !voted && !power?.final && now - (power?.readAt ?? 0) > powerAge)
    .sort((a, b) => (a.power?.readAt ?? 0) - (b.power?.readAt ?? 0))
    .slice(0, mostPowers);
  if (unknown.length === 0 || !(await isAllowed(scoreHost))) return;
  for (const vote of unknown) {
    const proposal = proposals.find(({ key }) => key === vote.key);
    if (!proposal) continue;
    const read = () => readVotingPower(address, proposal, { now, userAsked });
    const answer = await attempt(scoreHost, now, async () => ({ power: await read() }));
    if (!answer) return;
    if (answer.power) await saveOwnVotes([{ ...vote, power: { ...answer.power, readAt: now } }]);
  }
  await bumpRevision();
}

function ownVoteOf(
  { key }: Proposal,
  address: string,
  cast: ReadonlyMap<ProposalKey, CastVote>,
  before: OwnVote | undefined,
  now: Milliseconds,
): OwnVote {
  const own = cast.get(key);
  const power = before?.power;
  return { key, address, ...(own && { cast: own }), ...(power && { power }), observedAt: now };
}

/** What a source says; `undefined` where it fails, which is recorded. */
async function attempt<T>(host: string, now: Milliseconds, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    const answer = await ask();
    await rememberAnswer(host, now);
    return answer;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    await rememberFailure(error, now);
    return undefined;
  }
}
