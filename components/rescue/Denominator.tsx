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

/** What the percentages are percentages of, by its name. */
export function DenominatorName({ ladder }: { ladder: LadderView }) {
  const { denominator, unit } = ladder;
  return (
    <p class="denominator-name">
      {rich('denominator', <Amount value={denominator.amount} total />, unit, <Foreign text={denominator.label} />)}
    </p>
  );
}

/** How the denominator was added up, who did it, and how other assets were taken into it. */
export function Denominator({ ladder }: { ladder: LadderView }) {
  const { denominator, rates } = ladder;
  return (
    <div class="denominator">
      {denominator.formula !== undefined && (
        <p>
          <Foreign text={denominator.label} />
          {': '}
          {rich('denominatorFormula', <Foreign text={denominator.formula} length={200} />)}
        </p>
      )}
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
