import { formatDate } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import type { PopupView } from '../../lib/messages/popup-view';
import { CoverageBar } from '../rescue/CoverageBar';
import { CoverageTable } from '../rescue/CoverageTable';
import { Denominator, DenominatorName } from '../rescue/Denominator';
import { FilledOf, FilledShare } from '../rescue/FilledShare';
import { From } from '../rescue/From';
import { Over } from '../rescue/Over';
import { Disclosure } from '../ui/Disclosure';
import { Foreign } from '../ui/Foreign';
import { DashboardLink } from './DashboardLink';
import { WatchWhole } from './watched/StopWatching';

/** A rescue at a glance: gifts delivered first, then the weaker promises as a bar. */
export function RescueHeadline({ rescue }: { rescue: PopupView['rescues'][number] }) {
  const { ladder } = rescue;
  const { delivered, unit } = ladder;
  return (
    <section class="rescue" aria-label={rescue.title.slice(0, 200)}>
      <h2 title={rescue.title.slice(0, 300)}>
        <Foreign text={rescue.name} length={60} />
      </h2>
      <Over closedOn={rescue.closedOn} />
      <From from={rescue.from} />
      <p class="headline">
        <span class="quiet">{message('filledHeading')}</span>{' '}
        <span class="big">
          <FilledShare delivered={delivered} unit={unit} />
        </span>{' '}
        <span>
          <FilledOf ladder={ladder} />
        </span>
      </p>
      {delivered.notReadBefore !== undefined && (
        <p class="quiet small">{message('filledNotRead', formatDate(delivered.notReadBefore))}</p>
      )}
      <CoverageBar ladder={ladder} />
      <DenominatorName ladder={ladder} />
      <Disclosure title={message('tableHeading')}>
        <CoverageTable ladder={ladder} />
        <Denominator ladder={ladder} />
      </Disclosure>
      {rescue.watch && <WatchWhole watch={rescue.watch} rescueId={rescue.id} />}
      <DashboardLink rescue={rescue.id} />
    </section>
  );
}
