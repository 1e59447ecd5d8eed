import { useEffect, useMemo, useState } from 'preact/hooks';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { Section } from '../Section';
import type { Viewed } from '../viewed';
import { FulfilmentFilter } from './FulfilmentFilter';
import { FulfilmentRows } from './FulfilmentRows';
import { arranged, type Filter, noFilter, rowsOf, type Sorting, type SortKey } from './rows';

/** Rows that are drawn before anybody asks for all: a page of hundreds is slow to draw and to read. */
const firstRows = 60;

const columns: readonly { key: SortKey; title: MessageKey; numeric?: true }[] = [
  { key: 'contributor', title: 'dashContributor' },
  { key: 'promised', title: 'dashPromised', numeric: true },
  { key: 'stage', title: 'tableStage' },
  { key: 'deadline', title: 'dashDeadline' },
  { key: 'delivered', title: 'dashDelivered', numeric: true },
  { key: 'late', title: 'dashLate', numeric: true },
];

/** Who promised what, and what came of it. `open`: id of a contribution that an address names. */
export function FulfilmentSection({ seen, open }: { seen: Viewed; open?: string | undefined }) {
  const { reading, view, ladder } = seen;
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [sorting, setSorting] = useState<Sorting>({ key: 'stage', descending: true });
  const [all, setAll] = useState(false);
  useEffect(() => {
    // On paper nobody can ask for more.
    const showAll = () => setAll(true);
    addEventListener('beforeprint', showAll);
    return () => removeEventListener('beforeprint', showAll);
  }, []);
  const rows = useMemo(() => rowsOf(reading, view.contributions), [reading, view]);
  const wanted = useMemo(
    () => arranged(arranged(rows, filter, { key: 'promised', descending: true }), noFilter, sorting),
    [rows, filter, sorting],
  );
  const shown = all ? wanted : wanted.slice(0, Math.max(firstRows, wanted.findIndex(isOpen) + 1));
  function isOpen({ contribution }: (typeof rows)[number]): boolean {
    return contribution.id === open;
  }
  const sortBy = (key: SortKey): void =>
    setSorting((before) => ({ key, descending: before.key === key ? !before.descending : key !== 'contributor' }));
  return (
    <Section id="contributions" title={message('dashContributions')} lead={message('dashContributionsLead')}>
      {rows.length > 6 && <FulfilmentFilter filter={filter} onFilter={setFilter} />}
      <p class="quiet" role="status">
        {plural('dashRows', wanted.length, rows.length)}
      </p>
      {wanted.length > 0 && (
        <table class="fulfilment">
          <thead>
            <tr>
              {columns.map(({ key, title, numeric }) => (
                <th
                  key={key}
                  scope="col"
                  class={numeric && 'number'}
                  aria-sort={sorting.key === key ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" class="bare" onClick={() => sortBy(key)}>
                    {message(title)}
                    <span class="order" aria-hidden="true">
                      {sorting.key === key ? (sorting.descending ? '↓' : '↑') : ''}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <FulfilmentRows
            rows={shown}
            unit={view.unit}
            notRead={ladder.delivered.notReadBefore !== undefined}
            open={open}
          />
        </table>
      )}
      {shown.length < wanted.length && (
        <p>
          <button type="button" onClick={() => setAll(true)}>
            {plural('dashAllRows', wanted.length)}
          </button>
        </p>
      )}
    </Section>
  );
}
