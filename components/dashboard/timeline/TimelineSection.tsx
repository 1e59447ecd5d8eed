import { useMemo } from 'preact/hooks';
import type { Rescue } from '../../../lib/domain/rescue/rescue';
import { formatDate, formatUtc } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { sourceName } from '../../../lib/reading/source-view';
import { DrawnWhenOpened } from '../../ui/DrawnWhenOpened';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { Section } from '../Section';
import type { Viewed } from '../viewed';
import { ItemText } from './ItemText';
import { type TimelineItem, timelineItems, voteSpans } from './items';
import { VoteSpans } from './VoteSpans';

/** Lines that are drawn before anybody asks for all. */
const firstItems = 14;

/** What happened when: votes as spans of time, and everything dated as a list. */
export function TimelineSection({ seen }: { seen: Viewed }) {
  const { reading } = seen;
  const items = useMemo(() => timelineItems(reading), [reading]);
  const spans = useMemo(() => voteSpans(reading), [reading]);
  const paid = items.flatMap(({ at, what }) => (what.kind === 'paid' ? at : []));
  const rest = items.slice(firstItems);
  return (
    <Section id="timeline" title={message('dashTimeline')} lead={message('dashTimelineLead')}>
      {spans.length > 0 && <VoteSpans spans={spans} paid={paid} now={reading.now} />}
      <Items items={items.slice(0, firstItems)} rescue={reading.rescue} />
      {rest.length > 0 && (
        <DrawnWhenOpened title={plural('dashEarlier', rest.length)}>
          {() => <Items items={rest} rescue={reading.rescue} />}
        </DrawnWhenOpened>
      )}
    </Section>
  );
}

function Items({ items, rescue }: { items: readonly TimelineItem[]; rescue: Rescue }) {
  return (
    <ol class="plain items">
      {items.map((item, index) => {
        const { label, url } = sourceName(rescue, item.source);
        return (
          <li key={index} data-kind={item.what.kind}>
            <time dateTime={new Date(item.at).toISOString()} {...(!item.isDay && { title: formatUtc(item.at) })}>
              {formatDate(item.at)}
            </time>
            <span>
              <ItemText item={item} />{' '}
              {item.source !== '' && (
                <span class="quiet">
                  <ExternalLink href={url}>
                    <Foreign text={label} length={60} />
                  </ExternalLink>{' '}
                  {item.more > 0 && plural('dashAlsoSaid', item.more)}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
