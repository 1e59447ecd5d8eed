import { formatMoment, formatShort } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import type { RacePoint, RaceView } from '../../../lib/messages/race-view';
import { Foreign } from '../../ui/Foreign';
import { sample } from './race-shape';

/** Rows of each kind: more would be no table to read. */
const mostRows = 14;

/** What the race's picture shows, moment by moment; first what was computed from the votes, then what was seen. */
export function RaceTable({ view }: { view: RaceView }) {
  const { lines, seen, fromVotes, quorum } = view;
  return (
    <table class="ladder race-table">
      <thead>
        <tr>
          <th scope="col">{message('raceTime')}</th>
          {lines.map(({ label }, line) => (
            <th key={line} scope="col">
              <Foreign text={label} length={24} />
            </th>
          ))}
          <th scope="col">{message('raceTurnout')}</th>
        </tr>
      </thead>
      {fromVotes && <Rows view={view} how={message('raceHowVotes')} points={sample(fromVotes.points, mostRows)} />}
      {seen.length > 0 && <Rows view={view} how={message('raceHowSeen')} points={sample(seen, mostRows)} />}
      {quorum && (
        <tfoot>
          <tr>
            <td colSpan={lines.length + 2}>{message('raceQuorum', formatShort(quorum.power))}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Rows({ view, how, points }: { view: RaceView; how: string; points: readonly RacePoint[] }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" class="quiet" colSpan={view.lines.length + 2}>
          {how}
        </th>
      </tr>
      {points.map(({ at, scores, total }) => (
        <tr key={at}>
          <th scope="row">
            <time dateTime={new Date(at).toISOString()}>{formatMoment(at)}</time>
          </th>
          {view.lines.map((_, line) => (
            <td key={line}>{power(scores[line])}</td>
          ))}
          <td>{formatShort(total)}</td>
        </tr>
      ))}
    </tbody>
  );
}

function power(score: number | null | undefined): string {
  return typeof score === 'number' ? formatShort(score) : message('raceHidden');
}
