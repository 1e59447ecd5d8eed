import type { Verdict } from '../domain/governance/verdict';
import type { Instrument } from '../domain/rescue/rescue';
import type { Stage, Standing } from '../domain/rescue/stage';
import type { ChainLinkView } from '../messages/panel-view';
import { type MessageKey, message } from './message';

const standings: Record<Standing, MessageKey> = {
  voiced: 'stageVoiced',
  intended: 'stageIntended',
  proposed: 'stageProposed',
  voting: 'stageVoting',
  committed: 'stageCommitted',
  approved: 'stageApproved',
  executed: 'stageExecuted',
  delivered: 'stageDelivered',
  rejected: 'stageRejected',
  withdrawn: 'stageWithdrawn',
  expired: 'stageExpired',
  blocked: 'stageBlocked',
  superseded: 'stageSuperseded',
};

/** A stage in the reader's words. */
export function standingText(standing: Standing): string {
  return message(standings[standing]);
}

const meanings: Record<Stage, MessageKey> = {
  voiced: 'meaningVoiced',
  intended: 'meaningIntended',
  proposed: 'meaningProposed',
  voting: 'meaningVoting',
  committed: 'meaningCommitted',
  approved: 'meaningApproved',
  executed: 'meaningExecuted',
  delivered: 'meaningDelivered',
};

/** What a stage of the ladder means, in a few words. Off the ladder there is nothing to explain. */
export function stageMeaning(stage: Standing): string {
  return stage in meanings ? message(meanings[stage as Stage]) : '';
}

const instruments: Record<Instrument, MessageKey> = {
  gift: 'instrumentGift',
  loan: 'instrumentLoan',
  deposit: 'instrumentDeposit',
  guarantee: 'instrumentGuarantee',
  unknown: 'instrumentUnknown',
};

/** What a contribution is, in the reader's words. */
export function instrumentText(instrument: Instrument): string {
  return message(instruments[instrument]);
}

type StepVerdict = NonNullable<ChainLinkView['verdict']>;

const verdicts: Record<Verdict | StepVerdict, MessageKey> = {
  pending: 'verdictPending',
  open: 'verdictOpen',
  sealed: 'verdictSealed',
  counting: 'verdictCounting',
  stuck: 'verdictStuck',
  invalid: 'verdictInvalid',
  passed: 'verdictPassed',
  failed: 'verdictFailed',
  'no-rule': 'verdictNoRule',
  canceled: 'verdictCanceled',
  deleted: 'verdictDeleted',
  unknown: 'verdictUnknown',
  'claimed-passed': 'verdictClaimedPassed',
  'claimed-executed': 'verdictClaimedExecuted',
  'claimed-failed': 'verdictClaimedFailed',
  superseded: 'verdictSuperseded',
  'not-read': 'verdictNotRead',
  'poll-open': 'verdictPollOpen',
  'poll-closed': 'verdictPollClosed',
  'transfer-unchecked': 'transferUnchecked',
  'transfer-confirmed': 'transferConfirmed',
  'transfer-contradicted': 'transferContradicted',
  'transfer-not-found': 'transferNotFound',
};

/** The state of a vote in the reader's words. */
export function verdictText(verdict: Verdict | StepVerdict): string {
  return message(verdicts[verdict]);
}
