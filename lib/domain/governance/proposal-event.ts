import type { Milliseconds } from '../time';
import type { ProposalKey } from './venue';
import type { Verdict } from './verdict';

/** Something that happened to a proposal between two observations, or a moment of it that came. In the past tense. */
export type ProposalHappening =
  | { kind: 'opened'; endAt: Milliseconds }
  | { kind: 'lead-flipped'; from: string; to: string; leadShareBps: number; endAt: Milliseconds; sameVoters: boolean }
  /** `rejects`: it is a rejection quorum, and reaching it blocks the vote. */
  | { kind: 'quorum-reached'; quorum: number; endAt: Milliseconds; rejects?: true }
  | { kind: 'quorum-lost'; quorum: number; missing: number; endAt: Milliseconds; rejects?: true }
  | { kind: 'closes-soon'; within: '1d' | '1h'; endAt: Milliseconds }
  | { kind: 'closed' }
  | {
      kind: 'outcome-final';
      verdict: Extract<Verdict, 'passed' | 'failed' | 'no-rule' | 'invalid'>;
      leadingChoice?: string;
      leadShareBps?: number;
    }
  | { kind: 'edited'; what: readonly ('title' | 'choices' | 'start' | 'end' | 'discussion' | 'text')[] }
  /** What follows a vote on a chain, each once it stands in a final block. `executableAt`: from when it may run. */
  | { kind: 'queued'; executableAt?: Milliseconds }
  | { kind: 'executed' }
  /** Nobody ran it in time. */
  | { kind: 'expired' }
  | { kind: 'canceled' }
  | { kind: 'deleted' };

/** One piece of news about a proposal. Recorded once: `id` is the same for the same news. */
export type ProposalEvent = ProposalHappening & {
  id: string;
  proposalKey: ProposalKey;
  /** When we learned of it. */
  observedAt: Milliseconds;
};
