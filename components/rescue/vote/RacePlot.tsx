import { formatDate, formatShort } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import type { RaceView } from '../../../lib/messages/race-view';
import { Foreign } from '../../ui/Foreign';
import { useNow } from '../../ui/use-now';
import { shortPowerText } from './power-text';
import { type RaceShape, raceHeight, raceShape, raceWidth } from './race-shape';

/** How a vote moved, as a picture: for and against, all votes, and the quorum over time. What it shows stands in `RaceTable` too. */
export function RacePlot({ view }: { view: RaceView }) {
  const shape = raceShape(view, useNow());
  return (
    <div class="race" aria-hidden="true">
      <p class="race-top">{formatShort(shape.top)}</p>
      <div class="race-field">
        <Picture shape={shape} />
        {shape.lines.map(
          ({ end }, line) =>
            end && (
              <i
                key={line}
                class="race-end"
                data-line={line}
                style={{ left: `${(end.x / raceWidth) * 100}%`, top: `${(end.y / raceHeight) * 100}%` }}
              />
            ),
        )}
      </div>
      <p class="race-days">
        <span>{formatDate(view.startAt)}</span>
        <span>{formatDate(view.endAt)}</span>
      </p>
      <Legend view={view} shape={shape} />
    </div>
  );
}

function Picture({ shape }: { shape: RaceShape }) {
  const { quorumY, nowX, turnout, lines } = shape;
  return (
    <svg viewBox={`0 0 ${raceWidth} ${raceHeight}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="turnout early" d={turnout.fromVotes} />
      <path class="turnout" d={turnout.seen} />
      {nowX !== undefined && <path class="now" d={`M${nowX} 0V${raceHeight}`} />}
      {quorumY !== undefined && <path class="quorum" d={`M0 ${quorumY}H${raceWidth}`} />}
      {/* The first on top. */}
      {lines
        .map(({ seen, fromVotes }, line) => (
          <g key={line} data-line={line}>
            <path class="early" d={fromVotes} />
            <path d={seen} />
          </g>
        ))
        .reverse()}
    </svg>
  );
}

function Legend({ view, shape }: { view: RaceView; shape: RaceShape }) {
  const { lines, quorum, symbol } = view;
  const last = view.seen.at(-1) ?? view.fromVotes?.points.at(-1);
  return (
    <ul class="plain race-legend">
      {lines.map(({ label }, line) => (
        <li key={line}>
          <i class="race-key" data-line={line} />
          <Foreign text={label} length={40} /> <Figure power={last?.scores[line]} />
        </li>
      ))}
      <li>
        <i class="race-key turnout" />
        {message('raceTurnout')} <Figure power={last?.total} />
      </li>
      {quorum && (
        <li>
          <i class="race-key quorum" />
          {message(
            shape.quorumY === undefined ? 'raceQuorumAbove' : 'raceQuorum',
            shortPowerText(quorum.power, symbol),
          )}
        </li>
      )}
    </ul>
  );
}

function Figure({ power }: { power: number | null | undefined }) {
  return typeof power === 'number' ? <span class="nowrap">{formatShort(power)}</span> : null;
}
