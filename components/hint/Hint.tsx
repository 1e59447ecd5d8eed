import { useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import type { HintView } from '../../lib/messages/hint-view';
import type { HintActions } from './hint-actions';
import { TrackForm } from './TrackForm';
import { Warning } from './Warning';

interface Props {
  /** `subjectKey` of the page. */
  id: string;
  rescueId?: string | undefined;
  hint: Omit<HintView, 'kind' | 'subject'>;
  actions: HintActions;
}

/** One line on what a page may be to a rescue, and what its reader can say to that. */
export function Hint({ id, rescueId, hint, actions }: Props) {
  const { text, danger, doubts, track, start } = hint;
  const [confirms, setConfirms] = useState(false);
  const [failed, setFailed] = useState(false);
  const begin = async (seed: NonNullable<HintView['start']>): Promise<void> => {
    const answer = await actions.start(seed).catch(() => undefined);
    setFailed(answer?.kind !== 'drafted');
  };
  return (
    <div class="hint">
      {danger ? (
        <Warning text={text} />
      ) : (
        <p class="line" title={text}>
          {text}
        </p>
      )}
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
        <button type="button" onClick={() => void begin(start)}>
          {message('hintStartButton')}
        </button>
      )}{' '}
      <button type="button" class="bare" onClick={() => actions.notThis(id, rescueId)}>
        {message('hintNotThis')}
      </button>
      {track && confirms && <TrackForm offer={track} actions={actions} />}
      {start && <p role="status">{failed && message('hintFailed')}</p>}
    </div>
  );
}
