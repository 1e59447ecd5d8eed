import type { Milliseconds } from '../time';

/** Why a contribution stands where it stands, as data. `lib/i18n/reason-text` puts it into a sentence. */
export type Reason =
  /**
   * Seen at a recipient in a final block. `part`: not all of it; `unverified`: some of it as published, not seen by the user's own
   * node; `over`: more than was promised; `returned`: some of it went back.
   */
  | {
      kind: 'delivered';
      count: number;
      lastAt: Milliseconds;
      part: boolean;
      unverified?: boolean;
      /** The user's own nodes know no such transaction. */
      notFound?: boolean;
      over?: boolean;
      returned?: boolean;
      lateDays?: number;
    }
  /** All that arrived went back. */
  | { kind: 'returned'; lastAt: Milliseconds }
  /** An account says it ran; the money has not been seen at a recipient. */
  | { kind: 'executed-claimed'; source: string; asOf?: string; to?: string }
  /** The giver, or an account, says that it was paid; no transfer is known. */
  | { kind: 'payment-unproven'; source: string; asOf?: string }
  | { kind: 'vote-passed'; space: string; endedAt: Milliseconds }
  | { kind: 'vote-failed'; space: string; endedAt: Milliseconds }
  /** It passed, and `waiting` of the steps that carry it out on chain have not run. */
  | { kind: 'execution-waiting'; space: string; endedAt: Milliseconds; waiting: number; of: number }
  /** All that it decides ran on chain; the money has not been seen at a recipient. */
  | { kind: 'vote-executed'; space: string }
  /** It passed, and nobody ran it in time. */
  | { kind: 'vote-expired'; space: string }
  /** Its time ran out before it had a result. */
  | { kind: 'vote-lapsed'; space: string }
  /** Approved, as an account says; the vote itself was not read. */
  | { kind: 'approval-claimed'; source: string; asOf?: string }
  | { kind: 'blocked-claimed'; source: string; asOf?: string }
  /** Approved, and held all the same. */
  | { kind: 'approved-blocked'; source: string; asOf?: string; approvedBy: string; approvedOn?: string }
  /** Of a recovery: it came back. */
  | { kind: 'recovered-claimed'; source: string; asOf?: string }
  /** Taken into safe hands; nobody has released it. */
  | { kind: 'frozen-claimed'; source: string; asOf?: string }
  /** It never left. */
  | { kind: 'in-place-claimed'; source: string; asOf?: string }
  | { kind: 'forecast-claimed'; source: string; asOf?: string }
  /** The vote that decides failed, as an account says. `afterSignal`: an earlier one, that does not decide, had passed. */
  | { kind: 'failed-claimed'; space: string; source: string; asOf?: string; afterSignal: boolean }
  /** The vote was executed where it was held, and `waiting` of its payloads have not run. */
  | { kind: 'payload-waiting'; source: string; asOf?: string; waiting: number; of: number }
  /** Canceled, and submitted again with the same text: the new vote tells. */
  | { kind: 'vote-resubmitted'; space: string; by?: string }
  /** Another contribution took its place. */
  | { kind: 'superseded'; by: string; source: string; asOf?: string }
  /** The vote is open, or not yet, or still counted. `laterVotes`: how many required ones follow. */
  | { kind: 'vote-open'; space: string; endAt: Milliseconds; laterVotes: number }
  | { kind: 'vote-pending'; space: string; startAt: Milliseconds; laterVotes: number }
  | { kind: 'vote-counting'; space: string; endedAt: Milliseconds; laterVotes: number }
  /** A vote passed that does not decide: `laterVotes` more must pass. */
  | { kind: 'signal-passed'; space: string; laterVotes: number }
  /** The vote is closed, and nobody's rule says pass or fail. */
  | { kind: 'vote-without-rule'; space: string; endedAt: Milliseconds }
  | { kind: 'vote-canceled'; space: string }
  /** A vote was held or called; how it ended was not found. */
  | { kind: 'outcome-not-found'; venue: string }
  | { kind: 'proposed'; source: string; asOf?: string }
  /** The owner promised it without condition, and no vote is needed. */
  | { kind: 'promised-by-owner'; source: string; asOf?: string }
  /** An unqualified offer: intended on the stricter reading, committed on the laxer. */
  | { kind: 'offered'; source: string; asOf?: string }
  | { kind: 'announced'; source: string; asOf?: string }
  | { kind: 'voiced'; source: string; asOf?: string }
  | { kind: 'withdrawn-claimed'; source: string; asOf?: string }
  /** Its time is over, and nothing came of it. */
  | { kind: 'expired-claimed'; source: string; asOf?: string };
