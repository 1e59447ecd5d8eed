import { useRef, useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { newsText } from '../../lib/i18n/news-text';
import { shortened } from '../../lib/i18n/shortened';
import type { PopupView } from '../../lib/messages/popup-view';
import { OtherVotes } from '../rescue/OtherVotes';
import { Announcement } from '../ui/Announcement';
import { Ring } from '../ui/Ring';
import { Activity } from './Activity';
import { Health } from './Health';
import type { HereView } from './here';
import { MissingHosts } from './MissingHosts';
import { OnThisPage } from './OnThisPage';
import { RescueHeadline } from './RescueHeadline';
import { Suggestions } from './Suggestions';
import { Telling } from './Telling';
import { WatchedVotes } from './WatchedVotes';

/** What the popup has to show: nothing yet, what is stored, or why there is nothing. */
export type PopupState =
  | { kind: 'loading' }
  | { kind: 'shown'; view: PopupView }
  | { kind: 'failed'; reason: 'storage-blocked' | 'no-worker' };

interface Props {
  state: PopupState;
  here?: HereView | undefined;
  /** Whether it worked. */
  onRefresh: () => Promise<boolean>;
  onSeen: () => void;
}

/** The rescue at a glance, what needs attention, what is watched, what happened, and what is wrong. */
export function Popup({ state, here, onRefresh, onSeen }: Props) {
  return (
    <main class="popup">
      <header class="head">
        <Ring bps={state.kind === 'shown' ? (state.view.rescues[0]?.ladder.delivered.bps ?? 0) : 0} />
        <h1>{message('popupTitle')}</h1>
        {state.kind === 'shown' && <Refresh onRefresh={onRefresh} />}
      </header>
      {here && <OnThisPage here={here} />}
      <Body state={state} onSeen={onSeen} />
    </main>
  );
}

function Body({ state, onSeen }: Pick<Props, 'state' | 'onSeen'>) {
  // News comes first while there is any. Decided once: reading it must not make it jump.
  const newsFirst = useRef<boolean | undefined>(undefined);
  if (state.kind === 'shown') newsFirst.current ??= state.view.unread > 0;
  switch (state.kind) {
    case 'loading':
      return <p class="quiet">{message('popupLoading')}</p>;
    case 'failed':
      return (
        <p role="alert">{message(state.reason === 'storage-blocked' ? 'popupStorageBlocked' : 'popupNoWorker')}</p>
      );
    case 'shown': {
      const { view } = state;
      const open = view.rescues.flatMap((rescue) => rescue.openVotes).sort((a, b) => a.endAt - b.endAt);
      // What cannot be read is not said to be empty.
      const isReadable = !view.problems.some(({ source, reason }) => source === 'storage' && reason !== 'storage-full');
      // Silence is not overlooked; else the controls stand where they are not in the way.
      const isSilent = view.telling.paused || view.telling.snoozedUntil !== undefined;
      const telling = isReadable && <Telling key="telling" telling={view.telling} />;
      const activity = isReadable && <Activity key="activity" activity={view.activity} onSeen={onSeen} />;
      return (
        <>
          <Announcement text={newest(view)} />
          {isSilent && telling}
          <MissingHosts hosts={view.missingHosts} />
          {view.rescues.length === 0 && <p class="teach">{message('popupNoRescues')}</p>}
          {view.rescues.map((rescue) => (
            <RescueHeadline key={rescue.id} rescue={rescue} />
          ))}
          {newsFirst.current === true && activity}
          <section aria-labelledby="attention">
            <h2 id="attention">{message('popupAttention')}</h2>
            {open.length === 0 ? <p class="teach">{message('popupNoAttention')}</p> : <OtherVotes votes={open} />}
          </section>
          {isReadable && <WatchedVotes watched={view.watched} topics={view.watchedTopics} />}
          <Suggestions suggestions={view.suggestions} tracked={view.tracked} />
          {newsFirst.current !== true && activity}
          {!isSilent && telling}
          <Health view={view} />
        </>
      );
    }
  }
}

/** The last piece of news, in words. */
function newest({ activity: [line] }: PopupView): string {
  return line ? newsText(line.news, shortened(line.contributor ?? line.title, 60)) : '';
}

function Refresh({ onRefresh }: Pick<Props, 'onRefresh'>) {
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle');
  const refresh = async (): Promise<void> => {
    if (state === 'busy') return;
    setState('busy');
    setState((await onRefresh()) ? 'done' : 'failed');
  };
  return (
    <span class="actions">
      <span class="quiet" role="status">
        {state === 'done' && message('popupRefreshed')}
        {state === 'failed' && message('popupRefreshFailed')}
      </span>
      <button type="button" aria-disabled={state === 'busy'} onClick={() => void refresh()}>
        {message(state === 'busy' ? 'popupRefreshing' : 'popupRefresh')}
      </button>
    </span>
  );
}
