import { daoOfContract, governanceContract, votePage } from '../../catalogue/on-chain/governance-contracts';
import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { Proposal } from '../../domain/governance/proposal';
import type { Venue } from '../../domain/governance/venue';
import { SourceError } from '../../platform/source-error';
import { readAaveVote } from '../../sources/aave/read-aave-vote';
import { readAragon } from '../../sources/aragon/read-aragon';
import type { Chains } from '../../sources/chain/vote/chain-view';
import { readGovernorVote } from '../../sources/governor/read-governor-vote';
import { readSafeTransaction } from '../../sources/safe/read-safe-transaction';
import { readSkyVote } from '../../sources/sky/read-sky-vote';
import { readSnapshotXVote } from '../../sources/snapshot-x/read-snapshot-x-vote';

/** A vote that a contract holds, at the venue that its list names, or at one that is still to be found out. */
export interface VoteAt extends OnChainRef {
  venue?: Venue;
}

/** What came of asking for a vote: how it stands; no such vote; or a contract of a family that nothing here reads. */
export type VoteReading = Proposal | 'not-found' | 'unknown-family';

/** Whom to ask, and what is known. */
export interface VoteAsk {
  chains: Chains;
  /** What was read before, if anything: its words are not asked for again. */
  stored?: Proposal | undefined;
}

/** Reads a vote of any family that is known here. Throws `SourceError`. */
export async function readOnChainVote(vote: VoteAt, ask: VoteAsk): Promise<VoteReading> {
  const { stored } = ask;
  const known: KnownVote = {
    ...aboutVote(vote),
    ...(stored && { title: stored.title, ...(stored.chain && { steps: stored.chain.steps }) }),
  };
  const venue = vote.venue ?? governanceContract(vote.chainId, vote.contract)?.venue;
  const reading = venue === undefined ? await readUnknown(vote, known, ask) : await readAt(venue, vote, known, ask);
  if (typeof reading === 'string' || !stored) return reading;
  // What was read once of its words stays, as it is not read again.
  const transaction = reading.chain?.transaction ?? stored.chain?.transaction;
  return {
    ...reading,
    ...(reading.chain && { chain: { ...reading.chain, ...(transaction !== undefined && { transaction }) } }),
    author: reading.author === '' ? stored.author : reading.author,
    createdAt: stored.createdAt,
    ...(reading.discussion === undefined && stored.discussion !== undefined && { discussion: stored.discussion }),
  };
}

/** What the catalogue says of a vote. */
function aboutVote(vote: VoteAt): KnownVote {
  const url = votePage(vote);
  const symbol = governanceContract(vote.chainId, vote.contract)?.symbol;
  return { space: daoOfContract(vote), ...(url !== undefined && { url }), ...(symbol !== undefined && { symbol }) };
}

function readAt(venue: Venue, vote: OnChainRef, known: KnownVote, ask: VoteAsk): Promise<VoteReading> {
  switch (venue) {
    case 'governor':
      return readGovernorVote(vote, known, ask.chains);
    case 'aave-governance-v3':
      return readAaveVote(vote, known, ask.chains);
    case 'sky-chief':
      return readSkyVote(vote, known, ask.chains);
    case 'snapshot':
      return readSnapshotXVote(vote, known, ask.chains);
    case 'aragon':
      return readAragon(vote, known, ask.chains);
    case 'safe':
      return readSafeTransaction(vote, known, ask.chains);
    case 'discourse-poll':
      return Promise.resolve('unknown-family');
  }
}

/** The venues whose contracts can be told by asking them, most likely first. */
const recognisable: readonly Venue[] = ['governor', 'aave-governance-v3', 'aragon', 'sky-chief', 'safe', 'snapshot'];

/** Asks a contract that no list names as one family after the other, until one is its own. */
async function readUnknown(vote: OnChainRef, known: KnownVote, ask: VoteAsk): Promise<VoteReading> {
  const malformed: SourceError[] = [];
  for (const venue of recognisable) {
    try {
      const reading = await readAt(venue, vote, known, ask);
      if (reading !== 'unknown-family') return reading;
    } catch (error) {
      // It answers, but not as this family does.
      if (!(error instanceof SourceError && error.reason === 'malformed')) throw error;
      malformed.push(error);
    }
  }
  // It is the node, or a contract that says what its family cannot say.
  if (malformed[0]) throw malformed[0];
  return 'unknown-family';
}
