import { useId } from 'preact/hooks';
import { formatCount, formatDuration, formatPower } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { reasonOfProblem } from '../../../lib/i18n/problem-text';
import type { RecountDifference, RecountResult, RecountView } from '../../../lib/messages/recount-view';
import { Announcement } from '../../ui/Announcement';
import { Foreign } from '../../ui/Foreign';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';
import { useNow } from '../../ui/use-now';
import type { Recounting } from './use-recount';

/** How far a recount is, and what it came to. */
export function RecountSaid({ recount }: { recount: Recounting }) {
  const { view, failure } = recount;
  const label = useId();
  if (!view) return null;
  const { reading, stopped, result } = view;
  return (
    <>
      {recount.told && <Announcement text={spoken(recount)} />}
      {reading && <Reading id={label} reading={reading} />}
      {!reading && stopped && <p>{stoppedText(stopped)}</p>}
      {!reading && result && <Result result={result} />}
      {failure !== undefined && <p class="failure">{failure}</p>}
    </>
  );
}

/** What is heard when it has ended, one way or another; not each step of the way. */
function spoken({ view, failure }: Recounting): string {
  if (failure !== undefined) return failure;
  if (!view || view.reading) return '';
  if (view.stopped) return stoppedText(view.stopped);
  return view.result ? cameTo(view.result) : '';
}

function Reading({ id, reading }: { id: string; reading: NonNullable<RecountView['reading']> }) {
  const { votes, of, waitsUntil } = reading;
  const now = useNow(waitsUntil);
  return (
    <>
      <p id={id}>{message('recountReading', formatCount(votes), formatCount(Math.max(votes, of)))}</p>
      <progress max={Math.max(votes, of, 1)} value={votes} aria-labelledby={id} />
      {waitsUntil !== undefined && waitsUntil > now && (
        <p class="quiet">{message('recountWaiting', formatDuration(waitsUntil - now))}</p>
      )}
    </>
  );
}

function stoppedText({ votes, of, source, reason }: NonNullable<RecountView['stopped']>): string {
  const why = reason === 'not-found' ? message('recountGone') : reasonOfProblem({ source, reason });
  return `${why} ${message('recountStopped', formatCount(votes), formatCount(Math.max(votes, of)))}`;
}

function Result({ result }: { result: RecountResult }) {
  const { votes, valid, differences, differenceCount, outcome, at } = result;
  const more = differenceCount - differences.length;
  return (
    <>
      <p class="outcome" data-outcome={outcome}>
        <span aria-hidden="true">{outcome === 'matches' ? '✓' : outcome === 'differs' ? '≠' : '…'}</span>{' '}
        {cameTo(result)}
      </p>
      {outcome === 'differs' && (
        <ul class="plain">
          {differences.map((difference, index) => (
            <li key={index}>{differs(difference)}</li>
          ))}
          {more > 0 && <li>{plural('recountMoreDifferences', more)}</li>}
        </ul>
      )}
      {valid < votes && <p class="quiet">{plural('recountInvalid', votes - valid)}</p>}
      <p class="quiet">
        {message('recountScope')} {rich('recountAt', <RelativeTime at={at} />)}
      </p>
    </>
  );
}

function cameTo({ outcome, votes, soFar }: RecountResult): string {
  switch (outcome) {
    case 'matches':
      return plural(soFar ? 'recountMatchesSoFar' : 'recountMatches', votes);
    case 'differs':
      return plural('recountDiffers', votes);
    case 'moving':
      return plural('recountMoving', votes);
    case 'no-count':
      return plural('recountNoCount', votes);
  }
}

function differs(difference: RecountDifference) {
  const { hub, recounted } = difference;
  if (difference.kind === 'votes')
    return message('recountVotes', formatCount(difference.recounted), formatCount(difference.hub));
  const [ours, theirs] = figures(recounted, hub);
  return difference.kind === 'total'
    ? message('recountTotal', ours, theirs)
    : rich('recountScore', <Foreign text={difference.choice} length={60} />, ours, theirs);
}

/** Two figures that are not the same, so that it shows. */
function figures(recounted: number | undefined, hub: number | undefined): [string, string] {
  const short = [recounted, hub].map((value) => (value === undefined ? message('recountNothing') : formatPower(value)));
  const [ours = '', theirs = ''] = short[0] === short[1] ? [String(recounted), String(hub)] : short;
  return [ours, theirs];
}
