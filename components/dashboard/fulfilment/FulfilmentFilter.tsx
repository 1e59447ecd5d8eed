import { useId } from 'preact/hooks';
import type { Instrument } from '../../../lib/domain/rescue/rescue';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { instrumentText } from '../../../lib/i18n/word-text';
import type { Filter } from './rows';

const standings: readonly { value: Filter['standing']; title: MessageKey }[] = [
  { value: 'all', title: 'dashAnyStage' },
  { value: 'delivered', title: 'stageDelivered' },
  { value: 'approved', title: 'dashApprovedNotSeen' },
  { value: 'promised', title: 'dashNotApproved' },
  { value: 'off', title: 'dashOffLadder' },
];
const instruments: readonly Instrument[] = ['gift', 'loan', 'guarantee', 'deposit', 'unknown'];

/** What of the table is wanted. */
export function FulfilmentFilter({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const [text, standing, instrument, overdue] = [useId(), useId(), useId(), useId()];
  return (
    <search class="filter">
      <span>
        <label for={text}>{message('dashFind')}</label>
        <input
          id={text}
          type="search"
          autocomplete="off"
          value={filter.text}
          onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
        />
      </span>
      <span>
        <label for={standing}>{message('tableStage')}</label>
        <select
          id={standing}
          value={filter.standing}
          onChange={({ currentTarget }) => onFilter({ ...filter, standing: currentTarget.value as Filter['standing'] })}
        >
          {standings.map(({ value, title }) => (
            <option key={value} value={value}>
              {message(title)}
            </option>
          ))}
        </select>
      </span>
      <span>
        <label for={instrument}>{message('dashInstrument')}</label>
        <select
          id={instrument}
          value={filter.instrument}
          onChange={({ currentTarget }) =>
            onFilter({ ...filter, instrument: currentTarget.value as Filter['instrument'] })
          }
        >
          <option value="all">{message('dashAnyInstrument')}</option>
          {instruments.map((each) => (
            <option key={each} value={each}>
              {instrumentText(each)}
            </option>
          ))}
        </select>
      </span>
      <span class="tick">
        <input
          id={overdue}
          type="checkbox"
          checked={filter.overdue}
          onChange={({ currentTarget }) => onFilter({ ...filter, overdue: currentTarget.checked })}
        />
        <label for={overdue}>{message('dashOverdueOnly')}</label>
      </span>
    </search>
  );
}
