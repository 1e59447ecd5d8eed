import type { Instrument } from '../../lib/domain/rescue/rescue';
import { formatAmount } from '../../lib/i18n/format';
import { type MessageKey, message } from '../../lib/i18n/message';
import { instrumentText, standingText } from '../../lib/i18n/word-text';
import type { ContributionView, PanelView } from '../../lib/messages/panel-view';
import { Amount } from '../ui/Amount';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';

/** Whose part of the rescue the page is about: who gives what, and how far it has got. */
export function ContributionLine({ view }: { view: Pick<PanelView, 'contribution' | 'recovery'> }) {
  const { contribution, recovery } = view;
  if (contribution)
    return (
      <>
        <p class="contribution">
          <span class="gives">{gives(contribution)}</span>{' '}
          <span class="tag">{instrumentText(contribution.instrument)}</span>{' '}
          <span class="tag strong">{standingText(contribution.standing)}</span>
        </p>
        {contribution.condition !== undefined && (
          <p class="condition">
            {rich('contributionCondition', <Foreign text={contribution.condition} length={200} />)}
          </p>
        )}
      </>
    );
  if (recovery)
    return (
      <p class="contribution">
        <span class="gives">
          {recovery.amount
            ? rich(
                'recoveryAmount',
                <Foreign text={recovery.label} />,
                <Amount value={recovery.amount.value} asset={recovery.amount.asset} />,
              )
            : rich('recoveryLine', <Foreign text={recovery.label} />)}
        </span>{' '}
        <span class="tag">{message('recoveryTag')}</span>
      </p>
    );
  return (
    <p class="contribution">
      <span class="gives">{message('wholeRescue')}</span>
    </p>
  );
}

/** How each instrument is given. What is neither gift nor loan is not said to be given. */
const verbs: Record<Instrument, { exactly: MessageKey; upTo: MessageKey }> = {
  gift: { exactly: 'contributionGives', upTo: 'contributionGivesUpTo' },
  loan: { exactly: 'contributionLends', upTo: 'contributionLendsUpTo' },
  deposit: { exactly: 'contributionPart', upTo: 'contributionPartUpTo' },
  guarantee: { exactly: 'contributionPart', upTo: 'contributionPartUpTo' },
  unknown: { exactly: 'contributionPart', upTo: 'contributionPartUpTo' },
};

function gives({ contributor, amount, asset, instrument }: ContributionView) {
  const who = <Foreign text={contributor} length={80} />;
  if (!amount) return rich('contributionNoAmount', who);
  const high = <Amount value={amount.high} asset={asset} />;
  if (amount.isCap) return rich(verbs[instrument].upTo, who, high);
  return amount.low === amount.high
    ? rich(verbs[instrument].exactly, who, high)
    : rich('contributionRange', who, formatAmount(amount.low), high);
}
