import type { ComponentChildren } from 'preact';
import { formatAmount } from '../../../lib/i18n/format';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { instrumentText } from '../../../lib/i18n/word-text';
import type { AskWords, TopicAskView, TopicView } from '../../../lib/messages/topic-view';
import { Amount } from '../../ui/Amount';
import { Disclosure } from '../../ui/Disclosure';
import { Foreign } from '../../ui/Foreign';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';
import { Behind } from '../details/Behind';
import type { PanelActions } from '../panel-actions';
import { useWatch } from '../use-watch';
import { WatchButton } from '../WatchButton';

interface Props {
  topic: TopicView;
  rescueId: string;
  actions: PanelActions;
}

/** What the topic says of itself: the tag in its title, what it asks for and in what words, and whether it is over. */
export function TopicAsks({ topic, rescueId, actions }: Props) {
  const watch = useWatch(topic.watch, rescueId, actions);
  const { stageTag, asks, confirmed, canConfirm, closed, archived, hiddenSince } = topic;
  const isBare = stageTag === undefined && asks.length === 0 && !closed && !archived && hiddenSince === undefined;
  if (isBare && !topic.watch) return null;
  return (
    <div class="topic">
      {topic.watch && (
        <WatchButton
          what="topic"
          watched={watch.watched}
          busy={watch.busy}
          onChange={(next) => void watch.change(next)}
        />
      )}
      {stageTag !== undefined && <p class="quiet">{rich('topicTag', <Foreign text={stageTag} length={40} />)}</p>}
      {hiddenSince !== undefined && <p>{rich('topicHidden', <RelativeTime at={hiddenSince} />)}</p>}
      {(closed || archived) && <p class="quiet">{message(archived ? 'topicArchived' : 'topicClosed')}</p>}
      {asks.map((ask) => (
        <Ask key={`${ask.low} ${ask.high} ${ask.asset} ${ask.sentence}`} ask={ask} topic={topic}>
          {canConfirm && !confirmed && (
            <Behind
              title={message('askConfirm')}
              detail={{ what: 'confirm', topicKey: topic.key, rescueId, ask }}
              actions={actions}
            />
          )}
        </Ask>
      ))}
      {confirmed && (
        <p>
          <strong>{rich('askConfirmed', amount(confirmed), instrumentText(confirmed.instrument))}</strong>{' '}
          <button type="button" class="bare" onClick={() => void actions.revokeAsk(topic.key).catch(() => undefined)}>
            {message('askRevoke')}
          </button>
        </p>
      )}
      <p class="failure" role="status">
        {watch.failure}
      </p>
    </div>
  );
}

/** An amount, a cap or a range. */
function amount({ low, high, asset }: AskWords) {
  const most = <Amount value={high} asset={asset} />;
  if (low === high) return most;
  return low === '0' ? rich('amountUpTo', most) : rich('amountFromTo', formatAmount(low), most);
}

/** Addresses that the money of an ask may go to. */
const receiving: Partial<Record<NonNullable<TopicAskView['recipient']>, MessageKey>> = {
  known: 'askToRescue',
  unreviewed: 'askToUnreviewed',
};

function Ask({ ask, topic, children }: { ask: TopicAskView; topic: TopicView; children: ComponentChildren }) {
  const toRescue = ask.recipient && receiving[ask.recipient];
  return (
    <div class="ask">
      <p>
        <span class="gives">{figure(ask)}</span> <span class="tag">{instrumentText(ask.instrument)}</span>
        <span class="quiet">
          {' '}
          {toRescue !== undefined && message(toRescue)}
          {toRescue !== undefined && !topic.confirmed && ' · '}
          {!topic.confirmed && message('askNotCounted')}
        </span>
      </p>
      <Disclosure title={message('askWords')}>
        <q class="quote">{rich('quoted', <Foreign text={ask.sentence} length={240} />)}</q>
        <p class="quiet">{ask.post > 1 ? message('askAmended', String(ask.post)) : origin(topic)}</p>
      </Disclosure>
      {children}
    </div>
  );
}

function figure({ low, high, asset }: TopicAskView) {
  const most = <Amount value={high} asset={asset} />;
  if (low === high) return rich('asksFor', most);
  return low === '0' ? rich('asksForUpTo', most) : rich('asksForRange', formatAmount(low), most);
}

/** Which state of the opening post it was read from. */
function origin({ version, editedAt }: TopicView) {
  if (version === undefined || version < 2 || editedAt === undefined) return message('askOpening');
  return rich('askOpeningVersion', String(version), <RelativeTime at={editedAt} />);
}
