import type { ComponentChildren } from 'preact';
import { formatDate } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import type { LadderView } from '../../lib/messages/panel-view';
import { FilledOf, FilledShare } from '../rescue/FilledShare';

/** The headline: what part of the shortfall gifts seen on chain fill. Where history was not read, it is a least, and `children` offer to read it. */
export function Filled({ ladder, children }: { ladder: LadderView; children?: ComponentChildren }) {
  const { delivered, unit } = ladder;
  return (
    <div class="figure">
      <h3>{message('filledHeading')}</h3>
      <p class="big">
        <FilledShare delivered={delivered} unit={unit} />
      </p>
      <p>
        <FilledOf ladder={ladder} />
      </p>
      {delivered.notReadBefore !== undefined && (
        <p class="quiet">{message('filledNotRead', formatDate(delivered.notReadBefore))}</p>
      )}
      {delivered.notReadBefore !== undefined && children}
    </div>
  );
}
