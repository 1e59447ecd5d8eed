import type { Milliseconds } from '../time';
import type { ProposalKey } from './venue';
import type { Verdict } from './verdict';

/** Something that happened to a proposal between two observations, or a moment of it that came. In the past tense. */
export type ProposalHappening =
  /** A vote of a rescue that is followed as a whole, seen for the first time. */
  | { kind: 'appeared'; endAt: Milliseconds }
  | { kind: 'opened'; endAt: Milliseconds }
  | ({
      kind: 'lead-flipped';
      from: string;
      to: string;
      leadShareBps: number;
      endAt: Milliseconds;
      sameVoters: boolean;
    } & BackAndForth)
  /** The leading choice leads by less than so many points. Once, until it has clearly led again. */
  | { kind: 'margin-narrowed'; leading: string; marginBps: number; belowBps: number; endAt: Milliseconds }
  /** `rejects`: it is a rejection quorum, and reaching it blocks the vote. */
  | ({ kind: 'quorum-reached'; quorum: number; endAt: Milliseconds; rejects?: true } & BackAndForth)
  | ({ kind: 'quorum-lost'; quorum: number; missing: number; endAt: Milliseconds; rejects?: true } & BackAndForth)
  /** `unvoted`: the followed address has not voted yet. */
  | { kind: 'closes-soon'; within: ReminderStep; endAt: Milliseconds; unvoted?: true }
  | { kind: 'closed' }
  /** A day after the end its scores are not final still. */
  | { kind: 'stuck' }
  | {
      kind: 'outcome-final';
      verdict: Extract<Verdict, 'passed' | 'failed' | 'no-rule' | 'invalid'>;
      leadingChoice?: string;
      leadShareBps?: number;
    }
  | { kind: 'edited'; what: readonly EditedField[] }
  /** What follows a vote on a chain, each once it stands in a final block. `executableAt`: from when it may run. */
  | { kind: 'queued'; executableAt?: Milliseconds }
  | { kind: 'executed' }
  /** Nobody ran it in time. */
  | { kind: 'expired' }
  | { kind: 'canceled' }
  /** It was deleted or canceled, and a new vote carries the same text. */
  | { kind: 'replaced'; by: ProposalKey; byUrl: string; byTitle: string }
  | { kind: 'deleted' };

/** The part of a proposal that was edited. Amount and recipient where the vote itself carries them. */
export type EditedField = 'title' | 'choices' | 'start' | 'end' | 'discussion' | 'amount' | 'recipient' | 'text';

/** How long before the end a reminder is due. */
export type ReminderStep = '3d' | '1d' | '6h' | '1h';

/** What turned again and again within a while is one piece of news, which takes the place of the one before. */
export interface BackAndForth {
  /** How often it has turned since `since`, this time included. Absent: once. */
  turns?: number;
  since?: Milliseconds;
  /** The id of the news whose place it takes. */
  replaces?: string;
}

/** One piece of news about a proposal. Recorded once: `id` is the same for the same news. */
export type ProposalEvent = ProposalHappening & {
  id: string;
  proposalKey: ProposalKey;
  /** When we learned of it. */
  observedAt: Milliseconds;
};
