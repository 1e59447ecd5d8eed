import { useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { DashboardView } from '../../../lib/messages/dashboard-view';
import { request } from '../../../lib/messages/request';
import { VoteTally } from '../../rescue/VoteTally';
import { Race } from '../../rescue/vote/Race';
import { RecountSaid } from '../../rescue/vote/RecountSaid';
import { nextStep, whyNotCounted } from '../../rescue/vote/recount-step';
import { type Recounting, useRecount } from '../../rescue/vote/use-recount';
import { VoteFigures } from '../../rescue/vote/VoteFigures';
import type { VoteActions } from '../../rescue/vote/vote-actions';
import { Disclosure } from '../../ui/Disclosure';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { Section } from '../Section';

/** Votes that are drawn before anybody asks for all. */
const firstVotes = 12;

const actions: VoteActions = {
  readRecount: (key) => request('readRecount', { key }),
  startRecount: (key) => request('startRecount', { key }),
  cancelRecount: (key) => request('cancelRecount', { key }),
  readRace: (key) => request('readRace', { key }),
};

/** Every observed vote of the rescue as it stands now, and how it moved. */
export function VotesSection({ votes }: { votes: DashboardView['votes'] }) {
  const rest = votes.slice(firstVotes);
  return (
    <Section
      id="votes"
      title={message('dashVotes')}
      lead={votes.length > 0 ? message('dashVotesLead') : message('dashNoVotes')}
    >
      <VoteGrid votes={votes.slice(0, firstVotes)} />
      {rest.length > 0 && (
        <Disclosure title={plural('dashMoreVotes', rest.length)}>
          <VoteGrid votes={rest} />
        </Disclosure>
      )}
    </Section>
  );
}

function VoteGrid({ votes }: { votes: DashboardView['votes'] }) {
  return (
    <ul class="plain votes">
      {votes.map((each) => (
        <Vote key={each.vote.key} {...each} />
      ))}
    </ul>
  );
}

function Vote({ contributor, vote }: DashboardView['votes'][number]) {
  const recount = useRecount(vote, actions);
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="vote-card">
      <h3>
        <ExternalLink href={vote.url}>
          <Foreign text={contributor ?? vote.title} length={70} />
        </ExternalLink>
      </h3>
      {contributor !== undefined && (
        <p class="quiet">
          <Foreign text={vote.title} length={90} />
        </p>
      )}
      <VoteTally vote={vote} />
      <Recount recount={recount} />
      <Disclosure title={message('figuresHeading')}>
        <VoteFigures vote={vote} />
      </Disclosure>
      {vote.verdict !== 'pending' && (
        <Disclosure title={message('raceHeading')} onToggle={setOpen}>
          <Race vote={vote} recount={recount} isOpen={isOpen} actions={actions} />
        </Disclosure>
      )}
    </li>
  );
}

/** Counts a vote anew, when the reader asks for it. */
function Recount({ recount }: { recount: Recounting }) {
  const { view } = recount;
  if (!view) return null;
  const { obstacle, reading, result } = view;
  const why = whyNotCounted(obstacle);
  if (obstacle && !result) return why ? <p class="quiet">{message(why)}</p> : null;
  return (
    <div class="recount">
      <RecountSaid recount={recount} />
      {!obstacle && (
        <button type="button" onClick={reading ? recount.cancel : recount.start}>
          {message(nextStep(view))}
        </button>
      )}
    </div>
  );
}
