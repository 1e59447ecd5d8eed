import type { Verdict } from '../../lib/domain/governance/verdict';
import { formatBoth, formatPercent, formatPower, formatShort } from '../../lib/i18n/format';
import { type MessageKey, message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import type { VoteView } from '../../lib/messages/panel-view';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';
import { VoteState } from './VoteState';

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
      <VoteState verdict={vote.verdict} startAt={vote.startAt} endAt={vote.endAt} />
      {vote.verdict !== 'deleted' && vote.verdict !== 'canceled' && (
        <p class="moment">{formatBoth(vote.verdict === 'pending' ? vote.startAt : vote.endAt)}</p>
      )}
      <TallyBar vote={vote} />
      <p>{lead(vote)}</p>
      <p>{quorum(vote)}</p>
      {note !== undefined && <p class="quiet">{message(note)}</p>}
    </div>
  );
}

/** The scores as one thin bar, in the order of the choices; without a lead there is nothing to draw. */
export function TallyBar({ vote }: { vote: VoteView }) {
  const { leading } = vote;
  if (!leading || vote.verdict === 'sealed') return null;
  return (
    <div class="tally" aria-hidden="true">
      {vote.choices.slice(0, 12).map(({ label, shareBps }, index) => (
        <i
          key={index}
          data-leads={label === leading.choice && !leading.tie}
          style={{ width: `${Math.min(shareBps, 10_000) / 100}%` }}
        />
      ))}
    </div>
  );
}

const isOver = (verdict: Verdict): boolean => verdict !== 'pending' && verdict !== 'open' && verdict !== 'sealed';

/** Who leads, and by how much. */
function lead(vote: VoteView) {
  const { leading, verdict, voteCount, symbol } = vote;
  const count = plural('voteCount', voteCount);
  if (verdict === 'pending') return null;
  if (verdict === 'sealed') return count;
  if (!leading) return message(isOver(verdict) ? 'voteNobodyVoted' : 'voteNobody');
  if (leading.tie) return [message('voteTie', formatPercent(leading.shareBps)), ' · ', count];
  return [
    rich(
      isOver(verdict) ? 'voteLed' : 'voteLeads',
      <Foreign text={leading.choice} length={60} />,
      <b>{formatPercent(leading.shareBps)}</b>,
    ),
    ', ',
    <span class="chunk">{message('voteAhead', power(leading.margin, symbol))}</span>,
  ];
}

/** What the quorum needs, by the rule that holds for this vote. */
function quorum({ quorum, choices, symbol }: VoteView) {
  switch (quorum.kind) {
    case 'none':
      return message('quorumNone');
    case 'unknown':
      return message('quorumUnknown');
    case 'default':
      return quorum.reached
        ? message('quorumReached', formatShort(quorum.counted), short(quorum.quorum, symbol))
        : rich(
            'quorumMissing',
            <b>{power(quorum.missing, symbol, 'ceil')}</b>,
            formatPercent(quorum.shareBps),
            formatShort(quorum.quorum),
          );
    case 'rejection': {
      const second = <Foreign text={choices[1]?.label ?? message('secondChoice')} length={60} />;
      return quorum.reached
        ? rich('quorumBlocked', second, short(quorum.quorum, symbol))
        : rich('quorumNotBlocked', second, short(quorum.quorum, symbol), formatShort(quorum.counted));
    }
  }
}

function power(amount: number, symbol: string, rounding: 'trunc' | 'ceil' = 'trunc'): string {
  return withUnit(formatPower(amount, rounding), symbol);
}

function short(amount: number, symbol: string): string {
  return withUnit(formatShort(amount), symbol);
}

function withUnit(amount: string, symbol: string): string {
  return message('power', amount, symbol === '' ? message('powerUnit') : symbol.slice(0, 24));
}
