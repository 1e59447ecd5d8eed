import { formatPercent, formatTotal } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import { instrumentText, standingText } from '../../lib/i18n/word-text';
import type { BandView, IfPassesView, LadderView } from '../../lib/messages/panel-view';
import { coverageSegments, type Segment } from './coverage-segments';

interface Props {
  ladder: LadderView;
  ifPasses?: IfPassesView | undefined;
  /** Without words below: where there is no room for them. */
  bare?: boolean;
}

/** The coverage ladder as one bar: what is delivered is solid, weaker promises are hatched, the weakest outlined. Loans stand below it. */
export function CoverageBar({ ladder, ifPasses, bare = false }: Props) {
  const { gifts, apart, thisVote, shortfallAt } = coverageSegments(ladder, ifPasses);
  return (
    <div class="coverage">
      <div class="bar" role="img" aria-label={spoken(ladder)}>
        <div class="bar-row">
          {gifts.map((segment) => (
            <Piece key={`${segment.stage}-${segment.instrument}-${segment.certain}`} segment={segment} />
          ))}
          {shortfallAt !== undefined && <i class="bar-end" style={{ left: share(shortfallAt) }} />}
        </div>
        {apart.length > 0 && (
          <div class="bar-row apart">
            {apart.map((segment) => (
              <Piece key={`${segment.stage}-${segment.instrument}-${segment.certain}`} segment={segment} />
            ))}
          </div>
        )}
        {thisVote && (
          <div class="bar-mark" style={{ left: share(thisVote.from), width: share(thisVote.to - thisVote.from) }} />
        )}
      </div>
      {thisVote && !bare && (
        <div class={`bar-label ${thisVote.from > 5_000 ? 'from-right' : ''}`} aria-hidden="true">
          <span style={thisVote.from > 5_000 ? { right: share(10_000 - thisVote.to) } : { left: share(thisVote.from) }}>
            {message('barThisVote')}
          </span>
        </div>
      )}
      {!bare && <Legend bands={ladder.bands} />}
    </div>
  );
}

function Piece({ segment }: { segment: Segment }) {
  const { stage, instrument, from, to, certain } = segment;
  return (
    <i
      data-stage={stage}
      data-instrument={instrument}
      data-certain={certain}
      style={{ left: share(from), width: share(to - from) }}
    />
  );
}

/** What the patterns stand for. */
function Legend({ bands }: { bands: readonly BandView[] }) {
  return (
    <ul class="legend" aria-hidden="true">
      {bands
        .filter((band) => band.instrument !== 'deposit' && band.highBps >= 10)
        .map((band) => (
          <li key={`${band.stage}-${band.instrument}`}>
            <i
              class="swatch"
              data-stage={band.stage}
              data-instrument={band.instrument}
              data-certain={band.lowBps > 0}
            />
            {bandText(band)} <span class="percent">{bandShare(band)}</span>
          </li>
        ))}
    </ul>
  );
}

/** A band in words: its stage, and what it is where it is no gift. */
export function bandText(band: BandView): string {
  const stage = standingText(band.stage);
  return band.instrument === 'gift' ? stage : message('bandOf', instrumentText(band.instrument), stage);
}

/** A band's share, as a range where only a cap is known. */
export function bandShare({ lowBps, highBps }: Pick<BandView, 'lowBps' | 'highBps'>): string {
  if (lowBps === highBps) return formatPercent(lowBps);
  return lowBps === 0
    ? message('upTo', formatPercent(highBps))
    : message('range', formatPercent(lowBps), formatPercent(highBps));
}

function spoken(ladder: LadderView): string {
  const parts = ladder.bands.map((band) => message('barPart', bandText(band), bandShare(band)));
  const nothing = message('barPart', message('tableUncovered'), bandShare(ladder.uncovered));
  return message('barSpoken', formatTotal(ladder.denominator.amount), ladder.unit, [...parts, nothing].join(', '));
}

function share(hundredths: number): string {
  return `${hundredths / 100}%`;
}
