import type { RescueEvent } from '../domain/follow-through/rescue-event';
import type { ProposalEvent } from '../domain/governance/proposal-event';
import type { ListOrigin } from '../domain/rescue/rescue';
import type { WatchLevel } from '../domain/telling/notification-settings';
import type { DropReason, LateReason } from '../domain/telling/telling-of';
import type { DateText, Milliseconds } from '../domain/time';
import type { TopicEvent } from '../domain/topic/topic-event';
import type { SuggestionView, TrackedView } from './hint-view';
import type { NotificationTrouble, TellingView } from './notifications/notifications-view';
import type { LadderView, OtherVoteView, Problem, VoteView } from './panel-view';
import type { TopicPollView } from './topic-view';

/** One line of the activity: news, newest first. */
export interface ActivityView {
  id: string;
  rescueName: string;
  contributor?: string;
  title: string;
  /** https page that a click opens. */
  url: string;
  at: Milliseconds;
  unread: boolean;
  /** It was told late, or never, for that reason. */
  late?: LateReason;
  dropped?: DropReason;
  news: ActivityNews;
}

/** What happened: a vote or a topic moved, money arrived, or a rescue came to something. Amounts are decimal strings. */
export type ActivityNews =
  | { subject: 'vote'; event: ProposalEvent }
  | { subject: 'topic'; event: TopicEvent }
  | { subject: 'rescue'; event: RescueEvent }
  /** `returned`: it went back to its giver. */
  | { subject: 'delivery'; amount: string; asset: string; from: string; txHash: string; returned?: true };

/** A vote that the user follows. */
export interface WatchedVoteView
  extends Pick<VoteView, 'key' | 'title' | 'space' | 'url' | 'verdict' | 'startAt' | 'endAt'> {
  rescueName: string;
  contributor?: string;
  /** What is told of it, where the user chose. */
  level?: WatchLevel;
  /** How it stands. Far down the list it is left out, and `readWatched` tells it. */
  vote?: VoteView;
}

/** A topic that the user follows, whole or one of its polls. */
export interface WatchedTopicView {
  key: string;
  rescueName: string;
  contributor?: string;
  /** The topic's title, or the poll's question. Text of others. */
  title: string;
  url: string;
  /** Of polls: who leads and how it stands. */
  poll?: TopicPollView;
  /** Its forum does not show it to us any more. */
  hidden: boolean;
  /** What is told of it, where the user chose. */
  level?: WatchLevel;
}

/** Why something needs the reader. */
export type AttentionReason =
  | { kind: 'ends-soon' | 'not-voted' | 'flipped' | 'quorum-missing' }
  /** Approved so many days ago, and nothing of it was seen on chain. */
  | { kind: 'overdue'; days: number };

/** A vote, or a promise, that needs the reader. */
export interface AttentionView {
  key: string;
  /** Whose part it is; of votes that are nobody's, their title. Text of others. */
  name: string;
  rescueName: string;
  /** https page to go to. */
  url?: string;
  /** Most pressing first. None: an open vote that decides a gap. */
  reasons: readonly AttentionReason[];
  vote?: Pick<OtherVoteView, 'verdict' | 'endAt'>;
  amount?: Pick<OtherVoteView, 'high' | 'isCap' | 'asset'>;
}

/** All that the popup shows. */
export interface PopupView {
  rescues: readonly {
    id: string;
    name: string;
    title: string;
    /** It is over, and nothing more is expected after that day. */
    closedOn?: DateText;
    /** It did not come with us. */
    from?: ListOrigin;
    ladder: LadderView;
    /** Following all of it, also what is yet to come. Absent: nothing can be followed. */
    watch?: { key: string; watched: boolean };
  }[];
  /** What needs the reader, most pressing first. */
  attention: readonly AttentionView[];
  /** Open ones by how soon they end, then ended ones. */
  watched: readonly WatchedVoteView[];
  watchedTopics: readonly WatchedTopicView[];
  /** Proposals and topics that may be part of a rescue, and those that the user counts as one. */
  suggestions: readonly SuggestionView[];
  tracked: readonly TrackedView[];
  activity: readonly ActivityView[];
  unread: number;
  lastPollAt?: Milliseconds;
  nextPollAt?: Milliseconds;
  problems: readonly Problem[];
  /** Whether and when the user is told anything. */
  telling: TellingView;
  /** The system or the browser does not let us notify. */
  notificationTrouble?: NotificationTrouble;
  /** Hosts that the browser does not let us read: the user has revoked them. */
  missingHosts: readonly string[];
}
