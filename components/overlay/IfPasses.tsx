import { formatPercent } from '../../lib/i18n/format';
import { type MessageKey, message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import type { IfPassesView } from '../../lib/messages/panel-view';
import { Amount } from '../ui/Amount';
import { Percent } from '../ui/Percent';
import { rich } from '../ui/rich';

const unchangedNotes: Record<NonNullable<IfPassesView['unchanged']>, MessageKey> = {
  'already-approved': 'ifPassesApprovedAlready',
  recovery: 'ifPassesRecovery',
  'not-coverage': 'ifPassesNotCoverage',
  'vote-over': 'ifPassesOver',
};

const instrumentNotes: Partial<Record<IfPassesView['instrument'], MessageKey>> = {
  loan: 'instrumentLoanNote',
  guarantee: 'instrumentGuaranteeNote',
  unknown: 'instrumentUnknownNote',
};

/** What the vote in front changes: "approved or better" before and after, and the gap. */
export function IfPasses({ ifPasses, unit }: { ifPasses: IfPassesView; unit: string }) {
  const { laterVotes, unchanged, before, after, instrument } = ifPasses;
  const heading = laterVotes > 0 ? plural('ifPassesLaterHeading', laterVotes) : message('ifPassesHeading');
  const note = instrumentNotes[instrument];
  if (unchanged !== undefined)
    return (
      <div class="figure">
        <h3>{message('ifPassesUnchangedHeading')}</h3>
        <p>{message(unchangedNotes[unchanged])}</p>
        <p class="quiet">
          <Percent bps={before.highBps} /> {message('ifPassesApproved')} ·{' '}
          {rich('approvedGap', <Amount value={before.gap} total />, unit)}
        </p>
      </div>
    );
  return (
    <div class="figure">
      <h3>{heading}</h3>
      <p class="big">
        <Percent bps={before.highBps} /> <span class="arrow">→</span> <Percent bps={after.highBps} />
      </p>
      <p>{rich('ifPassesGap', <Amount value={before.gap} total />, <Amount value={after.gap} total />, unit)}</p>
      <p class="quiet">
        {message('ifPassesApproved')}
        {after.lowBps < after.highBps &&
          `, ${message('ifPassesRange', formatPercent(after.lowBps), formatPercent(after.highBps))}`}
      </p>
      {note !== undefined && <p class="quiet">{message(note)}</p>}
    </div>
  );
}
