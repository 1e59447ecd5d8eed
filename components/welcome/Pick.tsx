import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import { request } from '../../lib/messages/request';
import type { WelcomeRescueView } from '../../lib/messages/welcome-view';
import { Disclosure } from '../ui/Disclosure';
import { Foreign } from '../ui/Foreign';

/** Rescues to follow whole, or one party of them; each is taken when it is ticked. Those that are over stand behind a line. */
export function Pick({ rescues }: { rescues: readonly WelcomeRescueView[] }) {
  const going = rescues.filter(({ isPast }) => !isPast);
  const past = rescues.filter(({ isPast }) => isPast);
  return (
    <>
      <Rescues rescues={going} />
      {past.length > 0 && (
        <Disclosure title={plural('welcomePast', past.length)}>
          <Rescues rescues={past} />
        </Disclosure>
      )}
    </>
  );
}

function Rescues({ rescues }: { rescues: readonly WelcomeRescueView[] }) {
  return (
    <ul class="plain pick">
      {rescues.map((rescue) => {
        const { id, key, name, title, watched, parts } = rescue;
        return (
          <li key={id}>
            <Choice rescueId={id} watch={key} watched={watched}>
              <Foreign text={name} length={80} />
              <small>
                <Foreign text={title} length={160} />
              </small>
            </Choice>
            {parts.length > 0 && !watched && (
              <Disclosure title={plural('welcomeParts', parts.length)}>
                <ul class="plain parts">
                  {parts.map((part) => (
                    <li key={part.key}>
                      <Choice rescueId={id} watch={part.key} watched={part.watched}>
                        <Foreign text={part.name} length={60} />
                      </Choice>
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface ChoiceProps {
  rescueId: string;
  watch: string;
  watched: boolean;
  children: ComponentChildren;
}

/** One box. It is ticked once that is stored. */
function Choice({ rescueId, watch, watched, children }: ChoiceProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const change = async (wanted: boolean): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const asked = wanted ? request('watch', { key: watch, rescueId }) : request('unwatch', { key: watch });
    const answer = await asked.catch(() => undefined);
    setFailed(answer === undefined || answer.kind === 'failed');
    setBusy(false);
  };
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={watched}
          aria-busy={busy}
          onClick={(event) => {
            // What is stored decides, not the click.
            event.preventDefault();
            void change(!watched);
          }}
        />
        <span>{children}</span>
      </label>
      {failed && <p role="alert">{message('watchFailed')}</p>}
    </>
  );
}
