import type { OtherVoteView } from '../../lib/messages/panel-view';
import { Amount } from '../ui/Amount';
import { ExternalLink } from '../ui/ExternalLink';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';
import { VoteState } from './VoteState';

/** Votes that decide the gap, soonest first. */
export function OtherVotes({ votes }: { votes: readonly OtherVoteView[] }) {
  return (
    <ul class="plain other-votes">
      {votes.map((vote) => (
        <li key={vote.key}>
          <ExternalLink href={vote.url}>
            <Foreign text={vote.contributor} length={60} />
          </ExternalLink>{' '}
          <span class="nowrap">{amountOf(vote)}</span>
          <VoteState verdict={vote.verdict} endAt={vote.endAt} />
        </li>
      ))}
    </ul>
  );
}

function amountOf({ high, isCap, asset }: OtherVoteView) {
  const amount = <Amount value={high} asset={asset} />;
  return isCap ? rich('upTo', amount) : amount;
}
