import { type NewsKind, toldUnlessChosen } from '../../../lib/domain/telling/news-kind';
import type { NotificationSettings } from '../../../lib/domain/telling/notification-settings';
import { type MessageKey, message } from '../../../lib/i18n/message';

type Group = readonly (readonly [NewsKind, MessageKey])[];

const votes: Group = [
  ['appeared', 'kindAppeared'],
  ['opened', 'kindOpened'],
  ['lead-flipped', 'kindFlipped'],
  ['margin-narrowed', 'kindMargin'],
  ['quorum-reached', 'kindQuorumReached'],
  ['quorum-lost', 'kindQuorumLost'],
  ['closes-soon', 'kindClosesSoon'],
  ['closed', 'kindClosed'],
  ['stuck', 'kindStuck'],
  ['outcome-final', 'kindOutcome'],
  ['edited', 'kindEdited'],
  ['canceled', 'kindCanceled'],
  ['deleted', 'kindDeleted'],
  ['replaced', 'kindReplaced'],
  ['queued', 'kindQueued'],
  ['executed', 'kindExecuted'],
  ['expired', 'kindExpired'],
];
const money: Group = [
  ['delivered', 'kindDelivered'],
  ['returned', 'kindReturned'],
  ['nothing-moved', 'kindNothingMoved'],
  ['blocked', 'kindBlocked'],
  ['coverage-crossed', 'kindCrossed'],
];
const topics: Group = [
  ['author-posted', 'kindAuthorPosted'],
  ['ask-edited', 'kindAskEdited'],
  ['vote-linked', 'kindVoteLinked'],
  ['poll-opened', 'kindPollOpened'],
  ['poll-flipped', 'kindPollFlipped'],
  ['poll-closed', 'kindPollClosed'],
  ['topic-closed', 'kindTopicClosed'],
  ['topic-hidden', 'kindTopicHidden'],
];

/** All kinds of news that the user may choose, in the order in which they are shown. */
export const shownKinds: readonly NewsKind[] = [...votes, ...money, ...topics].map(([kind]) => kind);

interface Props {
  told: NotificationSettings['told'];
  onChange: (kind: NewsKind, told: boolean) => void;
}

/** Which kinds of news are told. The rest is kept in the activity. */
export function KindMatrix({ told, onChange }: Props) {
  const group = (legend: MessageKey, kinds: Group) => (
    <fieldset>
      <legend>{message(legend)}</legend>
      {kinds.map(([kind, label]) => (
        <label key={kind} class="row">
          <input
            type="checkbox"
            checked={told[kind] ?? toldUnlessChosen[kind]}
            onChange={({ currentTarget }) => onChange(kind, currentTarget.checked)}
          />
          {message(label)}
        </label>
      ))}
    </fieldset>
  );
  return (
    <>
      <h3>{message('kindsHeading')}</h3>
      <p class="quiet">{message('kindsIntro')}</p>
      <div class="kinds">
        {group('kindsVotes', votes)}
        {group('kindsMoney', money)}
        {group('kindsTopics', topics)}
      </div>
    </>
  );
}
