import { message } from '../../lib/i18n/message';
import { shortened } from '../../lib/i18n/shortened';
import type { PopupView } from '../../lib/messages/popup-view';
import { VoteTally } from '../rescue/VoteTally';
import { ExternalLink } from '../ui/ExternalLink';
import { Foreign } from '../ui/Foreign';
import { WatchedTopic } from './WatchedTopic';
import { WatchLevelPicker } from './WatchLevelPicker';

/** The votes, topics and polls that the user follows, as they stand. */
export function WatchedVotes({
  watched,
  topics,
}: {
  watched: PopupView['watched'];
  topics: PopupView['watchedTopics'];
}) {
  return (
    <section aria-labelledby="watched">
      <h2 id="watched">{message('popupWatched')}</h2>
      {watched.length + topics.length === 0 && <p class="teach">{message('popupNoWatched')}</p>}
      <ul class="plain rows">
        {watched.map(({ key, contributor, rescueName, vote, level }) => (
          <li key={key}>
            <p class="name">
              <ExternalLink href={vote.url}>
                <Foreign text={contributor ?? vote.title} length={70} />
              </ExternalLink>{' '}
              <span class="quiet">
                <Foreign text={rescueName} length={40} />
              </span>
            </p>
            <VoteTally vote={vote} />
            <WatchLevelPicker watch={key} level={level} name={shortened(contributor ?? vote.title, 60)} />
          </li>
        ))}
        {topics.map((topic) => (
          <WatchedTopic key={topic.key} topic={topic} />
        ))}
      </ul>
    </section>
  );
}
