import { formatDate } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import type { LadderView } from '../../lib/messages/panel-view';
import { Amount } from '../ui/Amount';
import { Percent } from '../ui/Percent';
import { rich } from '../ui/rich';

/** The headline: what part of the shortfall gifts seen on chain fill. Where history was not read, it is a least. */
export function Filled({ ladder }: { ladder: LadderView }) {
  const { delivered, denominator, unit } = ladder;
  return (
    <div class="figure">
      <h3>{message('filledHeading')}</h3>
      <p class="big">
        {delivered.notReadBefore !== undefined && <small>{message('filledAtLeast')} </small>}
        <Percent bps={delivered.bps} />
      </p>
      <p>
        {rich('filledOf', <Amount value={delivered.amount} total />, <Amount value={denominator.amount} total />, unit)}
      </p>
      {delivered.notReadBefore !== undefined && (
        <p class="quiet">{message('filledNotRead', formatDate(delivered.notReadBefore))}</p>
      )}
    </div>
  );
}
