import type { ExecutionStep, OnChainState } from '../../lib/domain/governance/on-chain-state.ts';
import type { Proposal } from '../../lib/domain/governance/proposal.ts';
import type { Verdict } from '../../lib/domain/governance/verdict.ts';
import { readTally } from '../../lib/domain/governance/vote-tally.ts';
import { formatExact, formatUtc } from '../../lib/i18n/format.ts';

/** Why a vote on a chain has its verdict: what its contract says, and how the count stands. */
export function chainSentence(proposal: Proposal, verdict: Verdict, now: number): string {
  const { chain } = proposal;
  if (!chain) return 'It is held on no chain.';
  const block = `block ${formatExact(String(chain.block.number))}`;
  const said = `The contract says ${chain.rawState} at ${block} (${chain.family})`;
  return [`${said}${finality(chain, verdict)}.`, scores(proposal), ends(proposal, now)].filter(Boolean).join(' ');
}

function finality({ state, final, settled }: OnChainState, verdict: Verdict): string {
  if (state === 'unknown') return ', which it cannot say, or other answers contradict it';
  if (final) return ', and so does the last final block';
  if (settled !== undefined) return `; in the last final block it is ${settled}`;
  return verdict === 'counting' ? ', which does not stand in a final block yet' : '';
}

function scores(proposal: Proposal): string {
  if (proposal.scores.length === 0) return 'It does not tell the count.';
  const count = proposal.choices.map((choice, index) => `${choice} ${power(proposal.scores[index] ?? 0)}`).join(', ');
  const { quorum } = readTally(proposal);
  const needed =
    'reached' in quorum
      ? `${power(quorum.quorum)}, ${quorum.reached ? 'reached' : `${power(quorum.missing)} missing`}`
      : 'not known';
  return `${count}. Quorum: ${quorum.kind === 'none' ? 'none' : needed}.`;
}

function ends({ endAt, chain }: Proposal, now: number): string {
  const range = chain?.endRange;
  const when = range ? `between ${formatUtc(range.from)} and ${formatUtc(range.to)}` : formatUtc(endAt);
  return `Voting ${endAt <= now ? 'ended' : 'ends'} ${when}.`;
}

/** What follows the vote, a line for each step. */
export function stepLines({ chain }: Proposal): string[] {
  return (chain?.steps ?? []).map(
    (step) => `  ${step.kind} ${step.id ?? ''} on chain ${step.chainId}, ${step.contract}: ${step.state}${times(step)}`,
  );
}

function times({ at, executableAt, expiresAt }: ExecutionStep): string {
  return [
    at === undefined ? '' : `, ran ${formatUtc(at)}`,
    executableAt === undefined ? '' : `, may run from ${formatUtc(executableAt)}`,
    expiresAt === undefined ? '' : `, until ${formatUtc(expiresAt)}`,
  ].join('');
}

/** Every digit but the noise of floating point. */
function power(value: number): string {
  return formatExact(new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 12 }).format(value));
}
