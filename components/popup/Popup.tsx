import { useRef, useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { newsText } from '../../lib/i18n/news-text';
import { shortened } from '../../lib/i18n/shortened';
import type { PopupView } from '../../lib/messages/popup-view';
import { Announcement } from '../ui/Announcement';
import { Ring } from '../ui/Ring';
import { Activity } from './Activity';
import { Attention } from './attention/Attention';
import { Health } from './Health';
import type { HereView } from './here';
import { onListKey } from './list-keys';
import { MissingHosts } from './MissingHosts';
import { OnThisPage } from './OnThisPage';
import { RescueHeadline } from './RescueHeadline';
import { Suggestions } from './Suggestions';
import { Telling } from './Telling';
import type { ReadVotes } from './watched/use-votes';
import { Watched } from './watched/Watched';

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
  readVotes: ReadVotes;
}

/** The rescue at a glance, what needs attention, what is watched, what happened, and what is wrong. */
export function Popup({ state, here, onRefresh, onSeen, readVotes }: Props) {
  return (
    <main class="popup" onKeyDown={onListKey}>
      <header class="head">
        <Ring bps={state.kind === 'shown' ? (state.view.rescues[0]?.ladder.delivered.bps ?? 0) : 0} />
        <h1>{message('popupTitle')}</h1>
        {state.kind === 'shown' && <Refresh onRefresh={onRefresh} />}
      </header>
      {here && <OnThisPage here={here} />}
      <Body state={state} onSeen={onSeen} readVotes={readVotes} />
    </main>
  );
}

function Body({ state, onSeen, readVotes }: Pick<Props, 'state' | 'onSeen' | 'readVotes'>) {
  // What presses, and news, come first while there is any. Decided once: reading it must not make it jump.
  const first = useRef<{ news: boolean; attention: boolean } | undefined>(undefined);
  if (state.kind === 'shown')
    first.current ??= {
      news: state.view.unread > 0,
      attention: state.view.attention.some(({ reasons }) => reasons.length > 0),
    };
  switch (state.kind) {
    case 'loading':
      return <p class="quiet">{message('popupLoading')}</p>;
    case 'failed':
      return (
        <p role="alert">{message(state.reason === 'storage-blocked' ? 'popupStorageBlocked' : 'popupNoWorker')}</p>
      );
    case 'shown': {
      const { view } = state;
      // What cannot be read is not said to be empty.
      const isReadable = !view.problems.some(({ source, reason }) => source === 'storage' && reason !== 'storage-full');
      // Silence is not overlooked; else the controls stand where they are not in the way.
      const isSilent = view.telling.paused || view.telling.snoozedUntil !== undefined;
      const telling = isReadable && <Telling key="telling" telling={view.telling} />;
      const attention = <Attention key="attention" rows={view.attention} />;
      const activity = isReadable && <Activity key="activity" activity={view.activity} onSeen={onSeen} />;
      return (
        <>
          <Announcement text={newest(view)} />
          {isSilent && telling}
          <MissingHosts hosts={view.missingHosts} />
          {first.current?.attention === true && attention}
          {view.rescues.length === 0 && <p class="teach">{message('popupNoRescues')}</p>}
          {view.rescues.map((rescue) => (
            <RescueHeadline key={rescue.id} rescue={rescue} />
          ))}
          {first.current?.news === true && activity}
          {first.current?.attention !== true && attention}
          {isReadable && <Watched watched={view.watched} watchedTopics={view.watchedTopics} readVotes={readVotes} />}
          <Suggestions suggestions={view.suggestions} tracked={view.tracked} />
          {first.current?.news !== true && activity}
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
