import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DraftView } from '../../../lib/messages/lists/own-view';
import { request } from '../../../lib/messages/request';
import { type Path, withItem, withoutItem, withValue } from './at-path';

/** A draft in the form: what the user wrote, what the worker says to it, and what can be done. */
export interface DraftForm {
  draft: unknown;
  /** The worker's last word. It may be of a moment ago. */
  view: DraftView;
  /** Paths that the user has left, so that what is missing there may be said; `all` once they asked to save. */
  left: ReadonlySet<Path> | 'all';
  change: (path: Path, value: unknown) => void;
  add: (path: Path, item: object) => void;
  remove: (path: Path, index: number) => void;
  leave: (path: Path) => void;
  /** Waits until all that was written is kept. `false`: it is not. */
  settled: () => Promise<boolean>;
  insist: () => void;
  /** What was written last could not be kept. */
  unsaved: boolean;
}

/** A draft that is kept while it is written: every change goes to the worker at once, one after the other, the latest alone where it is slower. */
export function useDraft(key: string): DraftForm | 'loading' | 'gone' {
  const [draft, setDraft] = useState<unknown>();
  const [view, setView] = useState<DraftView | 'gone'>();
  const [left, setLeft] = useState<ReadonlySet<Path> | 'all'>(new Set());
  const [unsaved, setUnsaved] = useState(false);
  const latest = useRef<unknown>(undefined);
  const waiting = useRef<string>(undefined);
  const working = useRef<Promise<boolean>>(undefined);

  useEffect(() => {
    let isHere = true;
    void request('readDraft', { key })
      .catch(() => undefined)
      .then((answer) => {
        if (!isHere) return;
        if (answer?.kind !== 'draft') return setView('gone');
        latest.current = JSON.parse(answer.text);
        setDraft(latest.current);
        setView(answer);
      });
    return () => {
      isHere = false;
    };
  }, [key]);

  const work = useCallback(async (): Promise<boolean> => {
    let kept = true;
    while (waiting.current !== undefined) {
      const text = waiting.current;
      waiting.current = undefined;
      const answer = await request('keepDraft', { key, text }).catch(() => undefined);
      kept = answer?.kind === 'draft';
      setUnsaved(!kept);
      if (answer?.kind === 'draft') setView(answer);
    }
    working.current = undefined;
    return kept;
  }, [key]);
  const keep = useCallback(
    (next: unknown): void => {
      latest.current = next;
      setDraft(next);
      waiting.current = JSON.stringify(next);
      working.current ??= work();
    },
    [work],
  );
  if (view === 'gone') return 'gone';
  if (!view) return 'loading';
  return {
    draft,
    view,
    left,
    unsaved,
    change: (path, value) => keep(withValue(latest.current, path, value)),
    add: (path, item) => keep(withItem(latest.current, path, item)),
    remove: (path, index) => keep(withoutItem(latest.current, path, index)),
    leave: (path) => setLeft((before) => (before === 'all' ? before : new Set([...before, path]))),
    settled: async () => (await working.current) ?? !unsaved,
    insist: () => setLeft('all'),
  };
}
