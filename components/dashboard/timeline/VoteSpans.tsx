import type { Milliseconds } from '../../../lib/domain/time';
import { formatDate, formatTick } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { verdictText } from '../../../lib/i18n/word-text';
import { dayTicks } from '../../plot/scale';
import { useWidth } from '../../plot/use-width';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import type { VoteSpan } from './items';

interface Props {
  spans: readonly VoteSpan[];
  /** When money arrived. */
  paid: readonly Milliseconds[];
  now: Milliseconds;
}

/** When each vote was open, one under the other; what the picture shows stands beside it in words. */
export function VoteSpans({ spans, paid, now }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>(500);
  const first = Math.min(...spans.map(({ from }) => from), ...paid);
  const last = Math.max(...spans.map(({ to }) => to), ...paid);
  const room = Math.max(1, last - first);
  const place = (at: Milliseconds) => `${(Math.min(Math.max(at - first, 0), room) / room) * 100}%`;
  const isNowInside = now > first && now < last;
  return (
    <div class="spans">
      <ul class="plain">
        {spans.map(({ key, who, url, from, to, verdict }) => (
          <li key={key}>
            <span class="who">
              <ExternalLink href={url}>
                <Foreign text={who} length={40} />
              </ExternalLink>
              <span class="quiet">{message('dashSpan', formatDate(from), formatDate(to), verdictText(verdict))}</span>
            </span>
            <span class="track" aria-hidden="true">
              <i
                data-verdict={verdict}
                style={{ insetInlineStart: place(from), width: `${((to - from) / room) * 100}%` }}
              />
              {isNowInside && <b style={{ insetInlineStart: place(now) }} />}
            </span>
          </li>
        ))}
        {paid.length > 0 && (
          <li aria-hidden="true">
            <span class="who">{message('dashPayments')}</span>
            <span class="track">
              {paid.map((at, index) => (
                <u key={index} style={{ insetInlineStart: place(at) }} />
              ))}
            </span>
          </li>
        )}
      </ul>
      <div class="scale" ref={ref} aria-hidden="true">
        {dayTicks(first, last, width, 70).map((tick) => (
          <span key={tick} style={{ insetInlineStart: place(tick) }}>
            {formatTick(tick, room)}
          </span>
        ))}
      </div>
    </div>
  );
}
