import { useState } from 'preact/hooks';
import { type MessageKey, message } from '../../lib/i18n/message';
import { request } from '../../lib/messages/request';
import { StopWatching } from './watched/StopWatching';

/** What the choices for what is followed are called. */
const levels = [
  ['usual', 'levelUsual'],
  ['everything', 'levelEverything'],
  ['outcome', 'levelOutcome'],
  ['muted', 'levelMuted'],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** What is told of one thing that is followed, if it is to be followed at all. `name`: what it is called. */
export function WatchLevelPicker({
  watch,
  level = 'usual',
  name,
}: {
  watch: string;
  level?: (typeof levels)[number][0] | undefined;
  name: string;
}) {
  const [failed, setFailed] = useState(false);
  const choose = async (chosen: (typeof levels)[number][0]): Promise<void> => {
    const answer = await request('changeNotifications', { change: { watch, level: chosen } }).catch(() => undefined);
    setFailed(answer?.kind !== 'saved');
  };
  return (
    <p class="level">
      <select
        aria-label={message('levelLabel', name)}
        value={level}
        onChange={({ currentTarget }) => void choose(currentTarget.value as (typeof levels)[number][0])}
      >
        {levels.map(([value, key]) => (
          <option key={value} value={value}>
            {message(key)}
          </option>
        ))}
      </select>
      <StopWatching watch={watch} name={name} />
      <span role="alert">{failed && message('optionsFailed')}</span>
    </p>
  );
}
