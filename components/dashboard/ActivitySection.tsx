import { useEffect, useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { newsText } from '../../lib/i18n/news-text';
import { plural } from '../../lib/i18n/plural';
import { shortened } from '../../lib/i18n/shortened';
import type { ActivityView } from '../../lib/messages/popup-view';
import { request } from '../../lib/messages/request';
import { Disclosure } from '../ui/Disclosure';
import { ExternalLink } from '../ui/ExternalLink';
import { Foreign } from '../ui/Foreign';
import { RelativeTime } from '../ui/RelativeTime';
import { Section } from './Section';

/** Lines that are drawn before anybody asks for all. */
const firstLines = 12;

/** What Shortfall noted while it watched; absent until it has told, or where it cannot. */
export function useActivity(rescueId: string, at: number): readonly ActivityView[] | undefined {
  const [lines, setLines] = useState<readonly ActivityView[]>();
  useEffect(() => {
    let over = false;
    request('readRescueActivity', { rescueId })
      .then((answer) => {
        if (!over && answer.kind === 'activity') setLines(answer.lines);
      })
      .catch(() => undefined);
    return () => {
      over = true;
    };
  }, [rescueId, at]);
  return lines;
}

/** News of this rescue, newest first. */
export function ActivitySection({ lines }: { lines: readonly ActivityView[] | undefined }) {
  const rest = (lines ?? []).slice(firstLines);
  return (
    <Section id="activity" title={message('popupActivity')} lead={message('dashActivityLead')}>
      {lines?.length === 0 && <p>{message('popupNoActivity')}</p>}
      <Lines lines={(lines ?? []).slice(0, firstLines)} />
      {rest.length > 0 && (
        <Disclosure title={plural('dashEarlier', rest.length)}>
          <Lines lines={rest} />
        </Disclosure>
      )}
    </Section>
  );
}

function Lines({ lines }: { lines: readonly ActivityView[] }) {
  return (
    <ul class="plain items">
      {lines.map(({ id, url, at, news, contributor, title }) => (
        <li key={id}>
          <RelativeTime at={at} />
          <ExternalLink href={url}>
            <Foreign text={newsText(news, shortened(contributor ?? title, 60))} length={200} />
          </ExternalLink>
        </li>
      ))}
    </ul>
  );
}
