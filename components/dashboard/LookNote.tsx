import { formatDate } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import { sourceName } from '../../lib/reading/source-view';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';
import type { Viewed } from './viewed';

/** Says that the page shows another day, or one account alone, and what that leaves out. */
export function LookNote({ seen, at }: { seen: Viewed; at: number | undefined }) {
  const { look, view, reading } = seen;
  const { publication } = look;
  if (at === undefined && publication === undefined) return null;
  return (
    <div class="look" role="note">
      {at !== undefined && <p>{message('dashKnownOn', formatDate(at))}</p>}
      {publication !== undefined && (
        <p>{rich('dashKnownBy', <Foreign text={nameOf(reading.rescue, publication)} length={100} />)}</p>
      )}
      {view.borrowedDenominators && <p class="quiet">{message('dashBorrowed')}</p>}
      {view.leftOut.length > 0 && <p class="quiet">{plural('dashLeftOut', view.leftOut.length)}</p>}
    </div>
  );
}

function nameOf(rescue: Parameters<typeof sourceName>[0], publication: string): string {
  return sourceName(rescue, publication.startsWith('https:') ? publication : `publication:${publication}`).label;
}
