import { message } from '../../../lib/i18n/message';
import type { ConflictView } from '../../../lib/messages/lists/lists-view';
import { request } from '../../../lib/messages/request';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';

interface Props {
  conflicts: readonly ConflictView[];
  onChanged: () => Promise<void>;
}

/** Rescues that several lists have: which of them counts is the user's choice. */
export function Conflicts({ conflicts, onChanged }: Props) {
  if (conflicts.length === 0) return null;
  const choose = async (rescueId: string, list: string): Promise<void> => {
    await request('chooseList', { rescueId, list }).catch(() => undefined);
    await onChanged();
  };
  return (
    <>
      <h3>{message('conflictsHeading')}</h3>
      <p>{message('conflictsIntro')}</p>
      {conflicts.map(({ rescueId, chosen, candidates }) => (
        <fieldset key={rescueId} class="conflict">
          <legend>
            <code>{rescueId}</code>
          </legend>
          {candidates.map(({ list, listName, kind, rescueName }) => (
            <label key={list}>
              <input
                type="radio"
                name={`conflict-${rescueId}`}
                checked={list === chosen}
                onChange={() => void choose(rescueId, list)}
              />
              <span>
                {rich(
                  'conflictOne',
                  <Foreign text={rescueName} length={60} />,
                  kind === 'subscribed' ? <Foreign text={listName} length={60} /> : message(names[kind]),
                )}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}

const names = { bundled: 'conflictBundled', own: 'conflictOwn' } as const;
