import { formatPercent, formatShort } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import type { VoteView } from '../../../lib/messages/panel-view';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';
import { powerText, shortPowerText } from './power-text';

/** What the quorum still needs, by the rule that holds for this vote, and which votes count where not all do. */
export function VoteQuorum({ vote }: { vote: VoteView }) {
  const note = noteOf(vote);
  return (
    <>
      <p>{stands(vote)}</p>
      {note && <p class="quiet">{note}</p>}
    </>
  );
}

function stands({ quorum, choices, symbol }: VoteView) {
  switch (quorum.kind) {
    case 'none':
      return message('quorumNone');
    case 'unknown':
      return message('quorumUnknown');
    case 'default':
    case 'for':
    case 'for-and-abstain':
      return quorum.reached
        ? message('quorumReached', formatShort(quorum.counted), shortPowerText(quorum.quorum, symbol))
        : rich(
            'quorumMissing',
            <b>{powerText(quorum.missing, symbol, 'ceil')}</b>,
            formatPercent(quorum.shareBps),
            formatShort(quorum.quorum),
          );
    case 'rejection': {
      const most = shortPowerText(quorum.quorum, symbol);
      return quorum.reached
        ? rich('quorumBlocked', choice(choices, 1), most)
        : rich('quorumNotBlocked', choice(choices, 1), most, formatShort(quorum.counted));
    }
  }
}

function noteOf({ quorum, choices }: VoteView) {
  switch (quorum.kind) {
    case 'none':
    case 'unknown':
    case 'default':
      return undefined;
    case 'for':
      return rich('quorumForNote', choice(choices, 0));
    case 'for-and-abstain':
      return rich('quorumForAbstainNote', choice(choices, 0), choice(choices, 2));
    case 'rejection':
      return rich('quorumRejectionNote', choice(choices, 1));
  }
}

function choice(choices: VoteView['choices'], index: number) {
  return <Foreign text={choices[index]?.label ?? message('secondChoice')} length={60} />;
}
