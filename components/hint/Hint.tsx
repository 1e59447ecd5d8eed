import { useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import type { HintView } from '../../lib/messages/hint-view';
import type { HintActions } from './hint-actions';
import { TrackForm } from './TrackForm';

interface Props {
  /** `subjectKey` of the page. */
  id: string;
  rescueId?: string | undefined;
  hint: Omit<HintView, 'kind' | 'subject'>;
  actions: HintActions & { start?: () => void };
}

/** One line on what a page may be to a rescue, and what its reader can say to that. */
export function Hint({ id, rescueId, hint, actions }: Props) {
  const { text, danger, doubts, track, start } = hint;
  const [confirms, setConfirms] = useState(false);
  return (
    <div class="hint">
      <p class={danger ? 'danger' : undefined} role={danger ? 'alert' : undefined}>
        {text}
      </p>
      {doubts.map((doubt) => (
        <p key={doubt} class="quiet">
          {doubt}
        </p>
      ))}
      {track && !confirms && (
        <button type="button" onClick={() => setConfirms(true)}>
          {message('hintTrack')}
        </button>
      )}{' '}
      {start && (
        <button type="button" onClick={actions.start}>
          {message('hintStartButton')}
        </button>
      )}{' '}
      <button type="button" class="bare" onClick={() => actions.notThis(id, rescueId)}>
        {message('hintNotThis')}
      </button>
      {track && confirms && <TrackForm offer={track} actions={actions} />}
    </div>
  );
}
