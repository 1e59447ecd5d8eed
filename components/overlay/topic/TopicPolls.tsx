import { formatCount, formatPercent } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { TopicPollView, TopicView } from '../../../lib/messages/topic-view';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';
import type { PanelActions } from '../panel-actions';
import { useWatch } from '../use-watch';
import { WatchButton } from '../WatchButton';

interface Props {
  topic: TopicView;
  rescueId: string;
  actions: PanelActions;
}

/** The polls of a topic, as they stand. One account has one vote there, and nothing is bound by it. */
export function TopicPolls({ topic, rescueId, actions }: Props) {
  return (
    <>
      {topic.polls.map((poll) => (
        <Poll key={poll.key} poll={poll} rescueId={rescueId} actions={actions} />
      ))}
    </>
  );
}

function Poll({ poll, rescueId, actions }: { poll: TopicPollView } & Omit<Props, 'topic'>) {
  const watch = useWatch(poll.watch, rescueId, actions);
  const { question, over, closesAt, voters, options, more } = poll;
  const isHidden = options.every(({ votes }) => votes === undefined);
  return (
    <div class="poll">
      {poll.watch && !over && (
        <WatchButton
          what="poll"
          watched={watch.watched}
          busy={watch.busy}
          onChange={(next) => void watch.change(next)}
        />
      )}
      <p>
        <ExternalLink href={poll.url}>
          {question === undefined ? message('pollNoQuestion') : <Foreign text={question} length={160} />}
        </ExternalLink>
      </p>
      {isHidden ? (
        <p class="quiet">{message('pollHidden')}</p>
      ) : (
        <ul class="plain">
          {options.map(({ text, votes, shareBps = 0 }) => (
            <li key={text}>
              <span class="option">
                <Foreign text={text} length={80} />
              </span>{' '}
              <span class="quiet">
                {votes === undefined ? '?' : `${formatCount(votes)} · ${formatPercent(shareBps)}`}
              </span>
              <i aria-hidden="true" style={{ width: `${shareBps / 100}%` }} />
            </li>
          ))}
          {more > 0 && <li class="quiet">{plural('pollMore', more)}</li>}
        </ul>
      )}
      <p class="quiet">
        {voters !== undefined && `${plural('pollVoters', voters)} · `}
        {over
          ? message('pollOver')
          : closesAt === undefined
            ? message('pollNoEnd')
            : rich('pollCloses', <RelativeTime at={closesAt} />)}
      </p>
      <p class="failure" role="status">
        {watch.failure}
      </p>
    </div>
  );
}
