import type { Verdict } from '../../lib/domain/governance/verdict';
import { formatBoth } from '../../lib/i18n/format';
import { type MessageKey, message } from '../../lib/i18n/message';
import type { VoteView } from '../../lib/messages/panel-view';
import { OwnVote } from './OwnVote';
import { VoteState } from './VoteState';
import { isHidden, VoteLead } from './vote/VoteLead';
import { VoteQuorum } from './vote/VoteQuorum';

const notes: Partial<Record<Verdict, MessageKey>> = {
  sealed: 'voteSealedNote',
  counting: 'voteCountingNote',
  stuck: 'voteStuckNote',
  invalid: 'voteInvalidNote',
  'no-rule': 'voteNoRuleNote',
  deleted: 'voteDeletedNote',
  canceled: 'voteCanceledNote',
};

/** A vote in words: its state, who leads, what the quorum still needs, how long it lasts. */
export function VoteTally({ vote }: { vote: VoteView }) {
  const note = notes[vote.verdict];
  return (
    <div class="vote">
      {vote.flagged && <p class="flagged">{message('voteFlagged')}</p>}
      <VoteState verdict={vote.verdict} startAt={vote.startAt} endAt={vote.endAt} />
      {vote.verdict !== 'deleted' && vote.verdict !== 'canceled' && (
        <p class="moment">{formatBoth(vote.verdict === 'pending' ? vote.startAt : vote.endAt)}</p>
      )}
      <TallyBar vote={vote} />
      <VoteLead vote={vote} />
      <VoteQuorum vote={vote} />
      {vote.own && <OwnVote own={vote.own} symbol={vote.symbol} />}
      {note !== undefined && <p class="quiet">{message(note)}</p>}
    </div>
  );
}

/** The scores as one thin bar, in the order of the choices; without a lead there is nothing to draw. */
export function TallyBar({ vote }: { vote: VoteView }) {
  const { leading, choices } = vote;
  if (!leading || isHidden(vote)) return null;
  // Where voters may approve several choices, their shares are more than the whole.
  const whole = Math.max(
    10_000,
    choices.reduce((sum, { shareBps }) => sum + shareBps, 0),
  );
  return (
    <div class="tally" aria-hidden="true">
      {choices.slice(0, 12).map(({ label, shareBps }, index) => (
        <i
          key={index}
          data-leads={label === leading.choice && !leading.tie}
          style={{ width: `${(shareBps / whole) * 100}%` }}
        />
      ))}
    </div>
  );
}
