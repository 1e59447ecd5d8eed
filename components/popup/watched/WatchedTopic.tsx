import { formatCount } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { shortened } from '../../../lib/i18n/shortened';
import type { WatchedTopicView } from '../../../lib/messages/popup-view';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { WatchLevelPicker } from '../WatchLevelPicker';

/** A topic that the user follows, or a poll in one with its figures. */
export function WatchedTopic({ topic }: { topic: WatchedTopicView }) {
  const { key, contributor, rescueName, title, url, poll, hidden, level } = topic;
  return (
    <li>
      <p class="name">
        <ExternalLink href={poll?.url ?? url}>
          <Foreign text={poll?.question ?? title} length={70} />
        </ExternalLink>{' '}
        <span class="quiet">
          <Foreign text={contributor ?? rescueName} length={40} />
        </span>
      </p>
      <p class="quiet">
        {message(hidden ? 'popupTopicHidden' : poll ? (poll.over ? 'popupPollOver' : 'popupPollOpen') : 'popupTopic')}
      </p>
      {poll && (
        <ul class="plain quiet">
          {poll.options.slice(0, 3).map(({ text, votes }) => (
            <li key={text}>
              <Foreign text={text} length={50} /> {votes !== undefined && <b>{formatCount(votes)}</b>}
            </li>
          ))}
        </ul>
      )}
      <WatchLevelPicker watch={key} level={level} name={shortened(poll?.question ?? title, 60)} />
    </li>
  );
}
