import { useEffect, useState } from 'preact/hooks';
import { formatMoment } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { RaceView } from '../../../lib/messages/race-view';
import { Disclosure } from '../../ui/Disclosure';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';
import { RacePlot } from './RacePlot';
import { RaceTable } from './RaceTable';
import type { Recounting } from './use-recount';
import type { VoteActions } from './vote-actions';

/** As long as this after the opening, the first look missed nothing to speak of. In ms. */
const soon = 10 * 60_000;

interface Props {
  vote: { key: string; observedAt: number };
  recount: Recounting;
  /** Whether it can be seen. */
  isOpen: boolean;
  actions: VoteActions;
}

/** How one vote moved: asked for when it is opened, and again when the vote was read anew. */
export function Race({ vote, recount, isOpen, actions }: Props) {
  const [view, setView] = useState<RaceView>();
  const readAt = recount.view?.result?.at;
  useEffect(() => {
    let over = false;
    if (isOpen)
      void actions
        .readRace(vote.key)
        .catch(() => undefined)
        .then((answer) => {
          if (!over && answer?.kind === 'race') setView(answer);
        });
    return () => {
      over = true;
    };
  }, [isOpen, vote.key, vote.observedAt, readAt]);
  return view ? <RaceShown view={view} recount={recount} /> : null;
}

/** The picture, how it is known, and the same as a table. */
export function RaceShown({ view, recount }: { view: RaceView; recount: Recounting }) {
  const { seen, fromVotes, lines, more } = view;
  if (seen.length === 0 && !fromVotes) return <p>{message('raceNothing')}</p>;
  return (
    <>
      {lines.length === 0 && <p>{message('raceSealed')}</p>}
      <RacePlot view={view} />
      {more > 0 && <p class="quiet">{plural('raceMore', more)}</p>}
      <HowKnown view={view} recount={recount} />
      <Disclosure title={message('raceTable')}>
        <RaceTable view={view} />
      </Disclosure>
    </>
  );
}

function HowKnown({ view, recount }: { view: RaceView; recount: Recounting }) {
  const { seen, fromVotes, startAt, lines } = view;
  const [first] = seen;
  const missed = !fromVotes && first !== undefined && first.at > startAt + soon;
  const canDraw = missed && lines.length > 0 && recount.view && !recount.view.obstacle && !recount.view.reading;
  return (
    <>
      {first && (
        <p class="quiet">
          {message('raceSeen', formatMoment(first.at))} {missed && message('raceBefore')}
        </p>
      )}
      {fromVotes && <p class="quiet">{rich('raceFromVotes', <RelativeTime at={fromVotes.readAt} />)}</p>}
      {canDraw && (
        <button type="button" onClick={recount.start}>
          {message('raceDraw')}
        </button>
      )}
    </>
  );
}
