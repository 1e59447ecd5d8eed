import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { countAt, type Path } from './at-path';
import type { DraftForm } from './use-draft';

interface Props {
  form: DraftForm;
  path: Path;
  /** Name of one item: `Contribution $1`. */
  name: MessageKey;
  add: MessageKey;
  /** What a new one begins with. */
  fresh: object;
  /** At least so many stay. */
  least?: number;
  children: (path: Path, index: number) => ComponentChildren;
}

/** A list in the form: each item with its fields, and a button for one more. */
export function Items({ form, path, name, add, fresh, least = 0, children }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const count = countAt(form.draft, path);
  const addOne = (): void => {
    form.add(path, fresh);
    // Who adds one goes on to write in it.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`:scope > :nth-child(${count + 1}) input`)?.focus(),
    );
  };
  return (
    <>
      <div ref={list} class="items">
        {Array.from({ length: count }, (_, index) => (
          <fieldset key={`${path}-${index}`} class="item">
            <legend>{message(name, index + 1)}</legend>
            {children(`${path}[${index}]`, index)}
            {count > least && (
              <button type="button" class="take-away" onClick={() => form.remove(path, index)}>
                {message('formRemove', message(name, index + 1))}
              </button>
            )}
          </fieldset>
        ))}
      </div>
      <p>
        <button type="button" onClick={addOne}>
          {message(add)}
        </button>
      </p>
    </>
  );
}
