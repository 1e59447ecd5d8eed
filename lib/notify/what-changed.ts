import type { BackAndForth, ProposalEvent } from '../domain/governance/proposal-event';
import type { Milliseconds } from '../domain/time';
import { formatCount, formatDuration, formatPercent, formatPower, formatSoon } from '../i18n/format';
import { message } from '../i18n/message';
import { shortened } from '../i18n/shortened';
import type { StoredEvent } from '../store/schema';

/** Names of choices are cut to so many letters, so that two of them fit on a line. */
const choiceLength = 24;
const titleLength = 50;

/** What the user's own address has to do with a vote in which it has not voted. */
export interface OwnPart {
  /** What it could vote with, where that is known. */
  power?: number;
}

/** What changed in a vote, in sentences. `own`: the followed address has not voted in it. */
export function whatChanged(happened: ProposalEvent, { title }: StoredEvent, own: OwnPart | undefined): string[] {
  switch (happened.kind) {
    case 'appeared':
    case 'opened':
      return [message('newsNamed', shortened(title, titleLength))];
    case 'closes-soon':
      return [message('newsNamed', shortened(title, titleLength)), ...(own ? [notVoted(own)] : [])];
    case 'margin-narrowed':
      return [
        message(
          'newsMarginBelow',
          shortened(happened.leading, choiceLength),
          formatPercent(happened.marginBps),
          formatPercent(happened.belowBps),
        ),
      ];
    case 'lead-flipped': {
      const lead = message(
        'newsLeads',
        shortened(happened.to, choiceLength),
        formatPercent(happened.leadShareBps),
        shortened(happened.from, choiceLength),
      );
      return [lead, ...(happened.sameVoters ? [message('newsSameVoters')] : []), ...howOften(happened)];
    }
    case 'quorum-reached': {
      const quorum = formatPower(happened.quorum);
      const text = happened.rejects ? message('newsQuorumBlocks', quorum) : message('newsQuorumReachedBy', quorum);
      return [text, ...howOften(happened)];
    }
    case 'quorum-lost':
      return [
        happened.rejects
          ? message('newsQuorumBlocksNoMore', formatPower(happened.quorum))
          : message('newsQuorumMissing', formatPower(happened.missing, 'ceil'), formatPower(happened.quorum)),
        ...howOften(happened),
      ];
    case 'closed':
      return [message('newsCounting')];
    case 'stuck':
      return [message('newsStuckWhy')];
    case 'outcome-final':
      return outcome(happened);
    case 'edited':
      return [
        message('newsEditedWhat', happened.what.map((field) => message(editedFields[field])).join(', ')),
        ...(happened.what.includes('recipient') ? [message('newsRecipientCheck')] : []),
      ];
    case 'queued':
      return happened.executableAt === undefined
        ? [message('newsQueuedWhat')]
        : [message('newsQueuedUntil', formatSoon(happened.executableAt))];
    case 'executed':
      return [message('newsExecutedWhat')];
    case 'expired':
      return [message('newsExpiredWhat')];
    case 'canceled':
      return [message('newsCanceledWhat', shortened(title, titleLength))];
    case 'replaced':
      return [message('newsReplacedBy', shortened(happened.byTitle, titleLength))];
    case 'deleted':
      return [message('newsDeletedWhat', shortened(title, titleLength))];
  }
}

/** How often a lead or a quorum went back and forth, and within what time. */
function howOften({ turns, since, observedAt }: BackAndForth & { observedAt: Milliseconds }): string[] {
  if (turns === undefined || since === undefined) return [];
  return [message('newsTurnsWithin', formatCount(turns), formatDuration(observedAt - since))];
}

const editedFields = {
  title: 'newsFieldTitle',
  choices: 'newsFieldChoices',
  start: 'newsFieldStart',
  end: 'newsFieldEnd',
  discussion: 'newsFieldDiscussion',
  amount: 'newsFieldAmount',
  recipient: 'newsFieldRecipient',
  text: 'newsFieldText',
} as const;

function outcome(happened: Extract<ProposalEvent, { kind: 'outcome-final' }>): string[] {
  if (happened.verdict === 'invalid') return [message('newsInvalidWhy')];
  const led =
    happened.leadingChoice === undefined
      ? []
      : [
          message(
            'newsFinalCount',
            shortened(happened.leadingChoice, choiceLength),
            formatPercent(happened.leadShareBps ?? 0),
          ),
        ];
  return happened.verdict === 'no-rule' ? [...led, message('newsNoRule')] : led;
}

function notVoted({ power }: OwnPart): string {
  return power === undefined ? message('newsNotVoted') : message('newsNotVotedPower', formatPower(power));
}
