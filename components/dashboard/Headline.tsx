import { formatDate } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import type { LadderView } from '../../lib/messages/panel-view';
import { bandShare, CoverageBar } from '../rescue/CoverageBar';
import { CoverageTable } from '../rescue/CoverageTable';
import { Denominator, DenominatorName } from '../rescue/Denominator';
import { FilledOf, FilledShare } from '../rescue/FilledShare';
import { Amount } from '../ui/Amount';
import { Disclosure } from '../ui/Disclosure';
import { rich } from '../ui/rich';
import { approvedOf, missingOf } from './headline-figures';

/** The strictest figure first, then the weaker ones, and the ladder that they come from. */
export function Headline({ ladder }: { ladder: LadderView }) {
  const { delivered, unit, uncovered } = ladder;
  const approved = approvedOf(ladder);
  return (
    <div class="headline">
      <div class="figures">
        <div class="figure main">
          <p class="what">{message('filledHeading')}</p>
          <p class="big">
            <FilledShare delivered={delivered} unit={unit} />
          </p>
          <p>
            <FilledOf ladder={ladder} />
          </p>
          {delivered.notReadBefore !== undefined && (
            <p class="quiet">{message('filledNotRead', formatDate(delivered.notReadBefore))}</p>
          )}
        </div>
        <div class="figure">
          <p class="what">{message('dashApproved')}</p>
          <p class="big">{bandShare(approved)}</p>
          <p class="quiet">
            {message(approved.lowBps === approved.highBps ? 'dashApprovedMeans' : 'dashApprovedMost')}
          </p>
        </div>
        <div class="figure">
          <p class="what">{message('dashMissing')}</p>
          <p class="big">
            {delivered.notReadBefore !== undefined && <small>{message('dashAtMost')} </small>}
            <Amount value={missingOf(ladder)} total /> <small>{unit}</small>
          </p>
          <p class="quiet">
            {uncovered.low === uncovered.high
              ? rich('dashOpen', <Amount value={uncovered.low} total />, unit)
              : rich(
                  'dashOpenRange',
                  <Amount value={uncovered.low} total />,
                  <Amount value={uncovered.high} total />,
                  unit,
                )}
          </p>
        </div>
      </div>
      <CoverageBar ladder={ladder} />
      <DenominatorName ladder={ladder} />
      <Disclosure title={message('tableHeading')}>
        <CoverageTable ladder={ladder} />
        <Denominator ladder={ladder} />
      </Disclosure>
    </div>
  );
}
