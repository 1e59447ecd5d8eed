import type { ComponentChildren } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import type { Milliseconds } from '../../lib/domain/time';
import { formatShort, formatTick } from '../../lib/i18n/format';
import { fillOf, type Pattern, StagePatterns } from './StagePatterns';
import { dayTicks, scaleOf, ticksUpTo } from './scale';
import { useWidth } from './use-width';

/** Amounts from one moment to the next: what they are then is not known to change in between. */
export interface PlotPoint {
  at: Milliseconds;
  /** One for each layer, from the bottom up. */
  layers: readonly number[];
  /** One for each line. */
  lines: readonly (number | undefined)[];
}

interface Props {
  points: readonly PlotPoint[];
  patterns: readonly Pattern[];
  /** The first line is strong, the rest are fine. */
  until: Milliseconds;
  /** A day that is marked. */
  at: Milliseconds | undefined;
  /** A click on a moment. */
  onPick: (at: Milliseconds) => void;
  children?: ComponentChildren;
}

const height = 300;
const margin = { top: 12, right: 12, bottom: 26, left: 52 };

/** Amounts over time, stacked, with lines to hold them against. A picture alone: what it shows must stand in a table too. */
export function AreaPlot({ points, patterns, until, at, onPick, children }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>(800);
  const from = points[0]?.at ?? until;
  const x = scaleOf([from, until], [margin.left, width - margin.right]);
  const picture = useMemo(
    () => <Picture points={points} patterns={patterns} until={until} width={width} />,
    [points, patterns, until, width],
  );
  const pick = (event: MouseEvent & { currentTarget: Element }): void => {
    const { left, width: drawn } = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - left) / drawn) * width;
    const share = (place - margin.left) / (width - margin.right - margin.left);
    onPick(from + Math.min(1, Math.max(0, share)) * (until - from));
  };
  return (
    // The slider does the same by keyboard.
    <div class="plot" ref={ref} aria-hidden="true" onClick={pick}>
      <svg viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true">
        {picture}
        {at !== undefined && <path class="cursor" d={`M${x(at)} ${margin.top}V${height - margin.bottom}`} />}
      </svg>
      {children}
    </div>
  );
}

function Picture({ points, patterns, until, width }: Pick<Props, 'points' | 'patterns' | 'until'> & { width: number }) {
  const id = useId();
  const from = points[0]?.at ?? until;
  const tops = points.flatMap(({ layers, lines }) => [
    layers.reduce((sum, value) => sum + value, 0),
    ...lines.map((value) => value ?? 0),
  ]);
  const ticks = ticksUpTo(Math.max(0, ...tops));
  const x = scaleOf([from, until], [margin.left, width - margin.right]);
  const y = scaleOf([0, ticks.at(-1) ?? 1], [height - margin.bottom, margin.top]);
  return (
    <>
      <StagePatterns id={id} />
      {ticks.map((tick) => (
        <g key={tick} class="tick">
          <path d={`M${margin.left} ${y(tick)}H${width - margin.right}`} />
          <text x={margin.left - 8} y={y(tick)} dy="0.32em" text-anchor="end">
            {formatShort(tick)}
          </text>
        </g>
      ))}
      {dayTicks(from, until, width - margin.left - margin.right, 74).map((tick) => (
        <text key={tick} class="day" x={x(tick)} y={height - 8} text-anchor={x(tick) > width - 40 ? 'end' : 'middle'}>
          {formatTick(tick, until - from)}
        </text>
      ))}
      {patterns.map((pattern, layer) => (
        <path
          key={pattern}
          class={`area ${pattern}`}
          d={areaPath(points, layer, until, x, y)}
          fill={fillOf(id, pattern)}
        />
      ))}
      {(points[0]?.lines ?? []).map((_, line) => (
        <path key={line} class={line === 0 ? 'line main' : 'line'} d={linePath(points, line, until, x, y)} />
      ))}
    </>
  );
}

type Scale = (value: number) => number;

/** One layer, as steps: its upper edge from left to right, its lower one back. Nothing where the layer is empty throughout. */
function areaPath(points: readonly PlotPoint[], layer: number, until: Milliseconds, x: Scale, y: Scale): string {
  if (points.every(({ layers }) => (layers[layer] ?? 0) === 0)) return '';
  const edge =
    (upTo: number) =>
    ({ layers }: PlotPoint) =>
      layers.slice(0, upTo).reduce((sum, value) => sum + value, 0);
  const [lower, upper] = [edge(layer), edge(layer + 1)];
  let there = '';
  let back = '';
  for (const [index, point] of points.entries()) {
    const [start, end] = [x(point.at), x(points[index + 1]?.at ?? until)];
    there += `${there === '' ? 'M' : 'L'}${start} ${y(upper(point))}H${end}`;
    back = `L${end} ${y(lower(point))}H${start}${back}`;
  }
  return `${there}${back}Z`;
}

/** One line, as steps; broken where nobody says. */
function linePath(points: readonly PlotPoint[], line: number, until: Milliseconds, x: Scale, y: Scale): string {
  let path = '';
  let open = false;
  for (const [index, point] of points.entries()) {
    const value = point.lines[line];
    if (value === undefined) {
      open = false;
      continue;
    }
    path += `${open ? 'L' : 'M'}${x(point.at)} ${y(value)}H${x(points[index + 1]?.at ?? until)}`;
    open = true;
  }
  return path;
}
