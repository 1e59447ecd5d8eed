import { message } from '../../lib/i18n/message';
import type { LadderView } from '../../lib/messages/panel-view';
import { Amount } from '../ui/Amount';
import { Percent } from '../ui/Percent';
import { rich } from '../ui/rich';

/** The share that is filled. Where some of the time was not read it is a least; where nothing was seen since, no share at all: 0 % would be a guess. */
export function FilledShare({ delivered, unit }: Pick<LadderView, 'delivered' | 'unit'>) {
  const { bps, notReadBefore } = delivered;
  if (notReadBefore === undefined) return <Percent bps={bps} />;
  if (isNothing(delivered)) return message('filledUnknown', unit);
  return (
    <>
      <small>{message('filledAtLeast')} </small>
      <Percent bps={bps} />
    </>
  );
}

/** How much of how much was seen on chain. */
export function FilledOf({ ladder: { delivered, denominator, unit } }: { ladder: LadderView }) {
  return (
    <>
      {rich('filledOf', <Amount value={delivered.amount} total />, <Amount value={denominator.amount} total />, unit)}
    </>
  );
}

/** Nothing was seen to arrive. */
export const isNothing = ({ amount }: LadderView['delivered']): boolean => /^0*(\.0*)?$/.test(amount);
