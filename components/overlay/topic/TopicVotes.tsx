import { plural } from '../../../lib/i18n/plural';
import { verdictText } from '../../../lib/i18n/word-text';
import type { TopicVoteView } from '../../../lib/messages/topic-view';
import { Disclosure } from '../../ui/Disclosure';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';

/** The votes that a topic links and that are not among its steps. */
export function TopicVotes({ votes }: { votes: readonly TopicVoteView[] }) {
  if (votes.length === 0) return null;
  return (
    <Disclosure title={plural('topicVotesHeading', votes.length)}>
      <ul class="plain">
        {votes.map(({ label, url, verdict }) => (
          <li key={`${label} ${url}`}>
            <ExternalLink href={url}>
              <Foreign text={label} />
            </ExternalLink>
            {verdict !== undefined && <span class="quiet"> · {verdictText(verdict)}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
