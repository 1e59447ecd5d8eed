import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import type { OwnVoteView } from '../../../lib/messages/lists/own-view';
import { request } from '../../../lib/messages/request';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';

interface Props {
  saved: { id: string; name: string; votes: readonly OwnVoteView[] };
}

/** After saving: the rescue counts, and its votes can be watched. */
export function Kept({ saved: { id, name, votes } }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="options own-form">
      <h1 ref={heading} tabIndex={-1}>
        {rich('keptHeading', <Foreign text={name} length={80} />)}
      </h1>
      <p>{message('keptIntro')}</p>
      {votes.length > 0 && (
        <>
          <h2>{message('keptVotes')}</h2>
          <ul class="plain lists">
            {votes.map((vote) => (
              <Vote key={vote.key} vote={vote} rescueId={id} />
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="#own">{message('formBack')}</a>
      </p>
    </main>
  );
}

function Vote({ vote, rescueId }: { vote: OwnVoteView; rescueId: string }) {
  const [state, setState] = useState<'idle' | 'asked' | 'watched' | 'failed'>(vote.watched ? 'watched' : 'idle');
  const watch = async (): Promise<void> => {
    setState('asked');
    const answer = await request('watch', { key: vote.key, rescueId }).catch(() => undefined);
    setState(answer?.kind === 'watched' ? 'watched' : 'failed');
  };
  return (
    <li class="list row-wide">
      <span class="who">
        <Foreign text={vote.contributor} length={80} />
      </span>
      {state !== 'watched' && (
        <button
          type="button"
          aria-disabled={state === 'asked'}
          aria-label={message('keptWatchNamed', vote.contributor)}
          onClick={() => state !== 'asked' && void watch()}
        >
          {message('keptWatch')}
        </button>
      )}
      <span role="status">
        {state === 'watched' && message('keptWatched')}
        {state === 'failed' && message('keptWatchFailed')}
      </span>
    </li>
  );
}
