import { expect } from 'vitest';
import { readVerdict } from '../../lib/domain/governance/verdict.ts';
import { readTally } from '../../lib/domain/governance/vote-tally.ts';
import { readAaveVote } from '../../lib/sources/aave/read-aave-vote.ts';
import { chainsOf } from '../../lib/sources/chain/vote/chain-view.ts';
import { type RecordedAip, recordedNodes } from './recorded-aave.ts';

/** Reads a recorded proposal as its contracts would have answered, and holds it against the outcome that belongs to it. */
export async function expectRecordedOutcome(record: RecordedAip): Promise<void> {
  const { expected } = record;
  const now = Date.parse(record.readAt);
  const proposal = await readAaveVote(
    { chainId: 1, contract: record.governance.address, id: String(record.aip) },
    { space: 'Aave' },
    chainsOf(recordedNodes(record), now),
  );
  if (typeof proposal === 'string' || !proposal.chain) throw new Error(`AIP ${record.aip} was not read`);
  const { steps } = proposal.chain;
  expect(proposal.chain.rawState).toBe(expected.coreState);
  expect(proposal.chain.state).toBe(stateOf(record));
  expect(steps).toHaveLength(expected.payloadsTotal);
  // A payload that another proposal carried is not this one's.
  expect(steps.filter(({ state }) => state === 'executed')).toHaveLength(expected.payloadsExecutedThroughThisAip);

  const { verdict } = readVerdict(proposal, undefined, now);
  const decided = expected.passes === null ? undefined : expected.passes ? 'passed' : 'failed';
  if (decided) expect(verdict).toBe(decided);
  else expect(['pending', 'open', 'canceled']).toContain(verdict);

  const { quorum } = readTally(proposal);
  if (expected.thresholdMet === null) expect(proposal.scores).toEqual([]);
  else expect('reached' in quorum && quorum.reached).toBe(expected.thresholdMet);
  if (record.votingEndsAt !== null) expect(new Date(proposal.endAt).toISOString()).toBe(isoOf(record.votingEndsAt));
}

function stateOf({ expected, state }: RecordedAip): string {
  const states = ['unknown', 'pending', 'active', 'queued', 'executed', 'defeated', 'canceled', 'expired'];
  const word = states[state.code] ?? 'unknown';
  // Sent is not run.
  return word === 'executed' && expected.payloadsExecutedThroughThisAip < expected.payloadsTotal ? 'queued' : word;
}

function isoOf(time: string): string {
  return new Date(time).toISOString();
}
