import { useMemo, useState } from 'preact/hooks';
import { formatCount } from '../../../lib/i18n/format';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { shortened } from '../../../lib/i18n/shortened';
import type { VoteView } from '../../../lib/messages/panel-view';
import type { PopupView, WatchedVoteView } from '../../../lib/messages/popup-view';
import { VoteState } from '../../rescue/VoteState';
import { VoteTally } from '../../rescue/VoteTally';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { WatchLevelPicker } from '../WatchLevelPicker';
import { filterWatched, type WatchedFilter, watchedFilters, watchedRows } from './filter-watched';
import { type ReadVotes, useVotes } from './use-votes';
import { WatchedTopic } from './WatchedTopic';

/** Lines that are drawn at once, and that a click adds: a thousand would keep the popup from opening. */
const step = 25;
/** Fewer are found at a glance. */
const worthSearching = 4;

const filterTexts: Record<WatchedFilter, MessageKey> = {
  all: 'watchedAll',
  open: 'watchedOpen',
  over: 'watchedOver',
  topics: 'watchedTopics',
};

interface Props extends Pick<PopupView, 'watched' | 'watchedTopics'> {
  readVotes: ReadVotes;
}

/** The votes, topics and polls that the user follows, as they stand: those that can be searched, and no more of them than can be read. */
export function Watched({ watched, watchedTopics, readVotes }: Props) {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<WatchedFilter>('all');
  const [most, setMost] = useState(step);
  const rows = useMemo(() => watchedRows(watched, watchedTopics), [watched, watchedTopics]);
  const found = useMemo(() => filterWatched(rows, search, filter), [rows, search, filter]);
  const shown = found.slice(0, most);
  const voteOf = useVotes(
    shown.flatMap((row) => (row.kind === 'vote' ? row.watched : [])),
    readVotes,
  );
  const narrow = (change: () => void) => {
    change();
    setMost(step);
  };
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || search === '') return;
    // Else the browser would close the whole popup.
    event.preventDefault();
    narrow(() => setSearch(''));
  };
  return (
    <section aria-labelledby="watched">
      <h2 id="watched">
        {message('popupWatched')}
        {rows.length > 0 && <span class="count">{formatCount(rows.length)}</span>}
      </h2>
      {rows.length === 0 && <p class="teach">{message('popupNoWatched')}</p>}
      {rows.length >= worthSearching && (
        <search>
          <p class="find">
            <input
              type="search"
              id="watched-search"
              aria-label={message('watchedSearch')}
              placeholder={message('watchedSearchHint')}
              value={search}
              maxLength={100}
              onInput={({ currentTarget }) => narrow(() => setSearch(currentTarget.value))}
              onKeyDown={clear}
            />
            <select
              aria-label={message('watchedFilter')}
              value={filter}
              onChange={({ currentTarget }) =>
                narrow(() => setFilter(watchedFilters[currentTarget.selectedIndex] ?? 'all'))
              }
            >
              {watchedFilters.map((each) => (
                <option key={each} value={each}>
                  {message(filterTexts[each])}
                </option>
              ))}
            </select>
          </p>
          <p class="quiet" role="status">
            {(search !== '' || filter !== 'all') &&
              (found.length === 0 ? message('watchedNone') : plural('watchedFound', found.length))}
          </p>
        </search>
      )}
      <ul class="plain rows">
        {shown.map((row) =>
          row.kind === 'topic' ? (
            <WatchedTopic key={row.key} topic={row.topic} />
          ) : (
            <WatchedVote key={row.key} watched={row.watched} vote={voteOf(row.key)} />
          ),
        )}
      </ul>
      {found.length > most && (
        <button type="button" onClick={() => setMost(most + 2 * step)}>
          {plural('watchedMore', found.length - most)}
        </button>
      )}
    </section>
  );
}

function WatchedVote({ watched, vote }: { watched: WatchedVoteView; vote: VoteView | undefined }) {
  const { key, contributor, rescueName, title, url, verdict, startAt, endAt, level } = watched;
  return (
    <li>
      <p class="name">
        <ExternalLink href={url}>
          <Foreign text={contributor ?? title} length={70} />
        </ExternalLink>{' '}
        <span class="quiet">
          <Foreign text={rescueName} length={40} />
        </span>
      </p>
      {vote ? <VoteTally vote={vote} /> : <VoteState verdict={verdict} startAt={startAt} endAt={endAt} />}
      <WatchLevelPicker watch={key} level={level} name={shortened(contributor ?? title, 60)} />
    </li>
  );
}
