import { useEffect, useRef, useState } from 'preact/hooks';
import { second } from '../../lib/domain/time';
import { message } from '../../lib/i18n/message';
import { newsText } from '../../lib/i18n/news-text';
import { plural } from '../../lib/i18n/plural';
import { shortened } from '../../lib/i18n/shortened';
import { droppedText, lateText } from '../../lib/i18n/telling-text';
import type { ActivityView } from '../../lib/messages/popup-view';
import { ExternalLink } from '../ui/ExternalLink';
import { Foreign } from '../ui/Foreign';
import { RelativeTime } from '../ui/RelativeTime';

interface Props {
  activity: readonly ActivityView[];
  /** The unread lines have been in front of the reader for a moment. */
  onSeen: () => void;
}

/** News, newest first. What was new when it came into view is marked as new until the popup closes. */
export function Activity({ activity, onSeen }: Props) {
  const section = useRef<HTMLElement>(null);
  const marked = useMarked(activity);
  const unread = activity.some((line) => line.unread);
  useSeen(section, unread, onSeen);
  return (
    <section ref={section} id="activity" tabIndex={-1} aria-labelledby="activity-heading">
      <h2 id="activity-heading">
        {message('popupActivity')}
        {marked.size > 0 && <span class="tag strong">{plural('popupUnread', marked.size)}</span>}
      </h2>
      {activity.length === 0 && <p class="teach">{message('popupNoActivity')}</p>}
      <ul class="plain rows">
        {activity.map((line) => (
          <li key={line.id} data-unread={marked.has(line.id)}>
            <ExternalLink href={line.url}>
              <Foreign text={newsText(line.news, shortened(line.contributor ?? line.title, 60))} length={200} />
            </ExternalLink>
            <span class="quiet">
              {marked.has(line.id) && <b>{message('popupNew')} · </b>}
              <RelativeTime at={line.at} /> · <Foreign text={line.rescueName} length={40} />
            </span>
            {line.dropped && line.dropped !== 'read' && <span class="quiet">{droppedText(line.dropped)}</span>}
            {line.late && <span class="quiet">{lateText(line.late)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The ids of all lines that were unread since the popup opened. */
function useMarked(activity: readonly ActivityView[]): ReadonlySet<string> {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const fresh = activity.filter(({ id, unread }) => unread && !marked.has(id)).map(({ id }) => id);
  if (fresh.length === 0) return marked;
  const next = new Set([...marked, ...fresh]);
  setMarked(next);
  return next;
}

/** Calls back once something unread has been in view for a second. */
function useSeen(section: { current: HTMLElement | null }, unread: boolean, onSeen: () => void): void {
  useEffect(() => {
    if (!unread || !section.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry?.isIntersecting) timer = setTimeout(onSeen, second);
      },
      // Its heading and first line are enough.
      { rootMargin: '0px 0px -64px 0px' },
    );
    observer.observe(section.current);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [unread, onSeen, section]);
}
