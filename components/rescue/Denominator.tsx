import { type MessageKey, message } from '../../lib/i18n/message';
import type { LadderView } from '../../lib/messages/panel-view';
import { Amount } from '../ui/Amount';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';
import { SourceLine } from './SourceLine';

const methods: Record<LadderView['rates'][number]['method'], MessageKey> = {
  par: 'ratePar',
  wrap: 'rateWrap',
  redemption: 'rateRedemption',
  market: 'rateMarket',
};

/** What the percentages are percentages of: by name, with the arithmetic and who did it. */
export function Denominator({ ladder }: { ladder: LadderView }) {
  const { denominator, rates, unit } = ladder;
  return (
    <div class="denominator">
      <p>
        {rich('denominator', <Amount value={denominator.amount} total />, unit, <Foreign text={denominator.label} />)}
        {denominator.formula !== undefined && (
          <> {rich('denominatorFormula', <Foreign text={denominator.formula} length={200} />)}</>
        )}
      </p>
      <SourceLine source={denominator.source} />
      {rates.length > 0 && (
        <ul class="plain quiet">
          {rates.map((rate) => (
            <li key={rate.from}>
              {message('rateLine', rate.from, rate.to, rate.rate)}
              {': '}
              {message(methods[rate.method])}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
