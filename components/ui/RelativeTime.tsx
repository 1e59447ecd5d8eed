import type { ComponentChildren } from 'preact';
import type { Milliseconds } from '../../lib/domain/time';
import { formatLocal, formatRelative, formatUtc } from '../../lib/i18n/format';
import { useNow } from './use-now';

interface Props {
  at: Milliseconds;
  /** What is written; left out: `3 minutes ago`. */
  children?: (now: Milliseconds) => ComponentChildren;
}

/** A moment as seen from now; local time and UTC on hover, both labelled. */
export function RelativeTime({ at, children }: Props) {
  const now = useNow(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={`${formatLocal(at)} · ${formatUtc(at)}`}>
      {children ? children(now) : formatRelative(at, now)}
    </time>
  );
}
