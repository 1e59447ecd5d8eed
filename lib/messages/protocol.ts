import type { Subject } from '../domain/governance/subject';
import type { DiagnosticsView, HostsView, LanguageView } from './about/about-view';
import type { Language } from './about/language';
import type { AccountView } from './account-view';
import type { BackupFile, BackupPreview, BackupRefusal, StorageView, SyncView } from './backup-view';
import type { BadgeView } from './badge-view';
import type { DashboardView, RescueActivityView } from './dashboard-view';
import type { HintView, PageText } from './hint-view';
import type { ListFailure, ListsView } from './lists/lists-view';
import type { DraftView, OwnView, OwnVoteView, RescueSeed } from './lists/own-view';
import type { NodesView, NodeTestView } from './nodes-view';
import type { NotificationChange, NotificationsView, NotificationTrouble } from './notifications/notifications-view';
import type { NothingView, PanelView, UncertainView, VoteView } from './panel-view';
import type { PopupView } from './popup-view';
import type { RaceView } from './race-view';
import type { RecountView } from './recount-view';
import type { AddedSite, SitesView } from './sites';
import type { AskWords } from './topic-view';
import type { WelcomeView } from './welcome-view';

/** What went wrong with a request, where the user should hear of it. */
export interface RequestFailure {
  kind: 'failed';
  /** `unexpected`: a fault of ours; the browser's log has it. */
  reason: 'storage-blocked' | 'private-window' | 'not-found' | 'malformed' | 'unexpected';
}

/** Every question that the page side may ask the worker, with its answer. All of it survives JSON. */
export interface Protocol {
  /** What to show on a page; of one that no list names, what its text (`page`) may be to a rescue. Answers from what is stored and reads anew behind it; `revision` in local storage changes when there is more. */
  readPanel: {
    request: { subject: Subject; denominator?: string; page?: PageText };
    answer: PanelView | UncertainView | HintView | NothingView | RequestFailure;
  };
  /** Badges for the rows of a list, those that have one. From what is stored alone: nobody is asked. At most `mostBadgeSubjects` at once. */
  readBadges: {
    request: { subjects: readonly Subject[] };
    answer: { kind: 'badges'; badges: readonly BadgeView[] } | RequestFailure;
  };
  watch: { request: { key: string; rescueId: string }; answer: { kind: 'watched' } | RequestFailure };
  unwatch: { request: { key: string }; answer: { kind: 'unwatched' } | RequestFailure };
  /** Counts what a topic asks for, in the user's own reading of it; and no longer. */
  confirmAsk: { request: { key: string; rescueId: string } & AskWords; answer: { kind: 'saved' } | RequestFailure };
  revokeAsk: { request: { key: string }; answer: { kind: 'saved' } | RequestFailure };
  /** Counts a page that was suggested as a part of a rescue, with the amount as the user has it; and no longer. */
  track: { request: { key: string; rescueId: string; ask?: AskWords }; answer: { kind: 'saved' } | RequestFailure };
  untrack: { request: { key: string }; answer: { kind: 'saved' } | RequestFailure };
  /** A page is not what was suggested, and is not suggested again. Without a rescue: it begins none. */
  notThis: { request: { key: string; rescueId?: string }; answer: { kind: 'saved' } | RequestFailure };
  /** Remembers that the panel is closed to one line. */
  collapse: { request: { collapsed: boolean }; answer: { kind: 'saved' } | RequestFailure };
  /** Remembers against what the coverage of a rescue is counted. */
  chooseDenominator: {
    request: { rescueId: string; denominator: string };
    answer: { kind: 'saved' } | RequestFailure;
  };
  /** The reader opened the first detail of a panel: runs the script that draws details in that page. */
  loadDetails: { request: Record<string, never>; answer: { kind: 'loaded' } | RequestFailure };
  /** What the first page shows. */
  readWelcome: { request: Record<string, never>; answer: WelcomeView | RequestFailure };
  readPopup: { request: Record<string, never>; answer: PopupView | RequestFailure };
  /** How votes that are watched stand: those that the popup was not told with its list. At most `mostWatchedRead` at once. */
  readWatched: {
    request: { keys: readonly string[] };
    answer: { kind: 'watched'; votes: readonly VoteView[] } | RequestFailure;
  };
  /** All of one rescue; without a name, of the one that comes first. */
  readDashboard: { request: { rescueId?: string }; answer: DashboardView | RequestFailure };
  readRescueActivity: { request: { rescueId: string }; answer: RescueActivityView | RequestFailure };
  /** The user asks for a look now. */
  pollNow: { request: Record<string, never>; answer: { kind: 'polled' } | RequestFailure };
  /** How the recount of a vote stands. Asked again and again while it goes on: that keeps the worker at it. */
  readRecount: { request: { key: string }; answer: RecountView | RequestFailure };
  /** The user wants a vote counted anew, or a recount that stands still to go on. */
  startRecount: { request: { key: string }; answer: RecountView | RequestFailure };
  cancelRecount: { request: { key: string }; answer: RecountView | RequestFailure };
  /** How a vote moved. */
  readRace: { request: { key: string }; answer: RaceView | RequestFailure };
  /** The past of a rescue's recipients, which is read only where the user asks: how far it is read, to begin, to stop. */
  history: {
    request: { rescueId: string; act: 'look' | 'start' | 'cancel' };
    answer:
      | { kind: 'history'; status: 'not-asked' | 'reading' | 'done'; readSince?: number; requests: number; of?: number }
      | RequestFailure;
  };
  readSites: { request: Record<string, never>; answer: SitesView | RequestFailure };
  /** The user wants Shortfall on a site. Asked before the browser's own question and after it. `waiting`: for the browser to allow it. */
  addSite: { request: { site: AddedSite }; answer: { kind: 'added' | 'waiting' } | RequestFailure };
  removeSite: { request: { host: string }; answer: { kind: 'saved' } | RequestFailure };
  /** Switches Shortfall off on one site, or on again. */
  showSite: { request: { host: string; shown: boolean }; answer: { kind: 'saved' } | RequestFailure };
  /** The nodes that are asked, by chain. */
  readNodes: { request: Record<string, never>; answer: NodesView | RequestFailure };
  /** Names the nodes of a chain in place of those that came along; none: those again. */
  saveNodes: { request: { chainId: number; urls: readonly string[] }; answer: { kind: 'saved' } | RequestFailure };
  /** Tries a node. */
  testNode: { request: { url: string }; answer: { kind: 'tested'; result: NodeTestView } | RequestFailure };
  readAccount: { request: Record<string, never>; answer: AccountView | RequestFailure };
  /** Follows an address, read-only; none where it is empty. */
  followAddress: { request: { address: string; onlyUnvoted: boolean }; answer: { kind: 'saved' } | RequestFailure };
  /** The user's own key to Snapshot's hub; none where it is empty. */
  giveApiKey: { request: { key: string }; answer: { kind: 'saved' | 'refused' } | RequestFailure };
  /** Every host that was ever asked. */
  readHosts: { request: Record<string, never>; answer: HostsView | RequestFailure };
  /** What helps to find a fault; nothing of the user is in it. */
  readDiagnostics: { request: Record<string, never>; answer: DiagnosticsView | RequestFailure };
  readLanguage: { request: Record<string, never>; answer: LanguageView | RequestFailure };
  /** The language of our own pages and of notifications; none: the browser's. */
  chooseLanguage: { request: { language?: Language }; answer: { kind: 'saved' } | RequestFailure };
  /** The rescue lists that the user subscribed to, and the rescues that several lists have. */
  readLists: { request: Record<string, never>; answer: ListsView | RequestFailure };
  /** Takes a list by its https address, and looks for a newer version of it every day. Refused whole, with the reason, where it cannot be used. */
  subscribeList: {
    request: { url: string };
    answer: { kind: 'saved' } | { kind: 'list-refused'; failure: ListFailure } | RequestFailure;
  };
  /** Looks for a newer version now. What is refused leaves the last good one in place. */
  updateList: { request: { url: string }; answer: Protocol['subscribeList']['answer'] };
  removeList: { request: { url: string }; answer: { kind: 'saved' } | RequestFailure };
  /** Which list counts for a rescue that several have. */
  chooseList: { request: { rescueId: string; list: string }; answer: { kind: 'saved' } | RequestFailure };
  /** Begins a rescue that no list has, from what its reader read on a page, and opens the form in a tab of its own. Again: the same draft. `too-many`: begun and not saved. */
  draftRescue: {
    request: RescueSeed;
    answer: { kind: 'drafted'; key: string } | { kind: 'too-many' } | RequestFailure;
  };
  /** The user's own rescues, and what they began. */
  readOwn: { request: Record<string, never>; answer: OwnView | RequestFailure };
  /** Begins a rescue from nothing, or from one that there is, to change it. `key`: any name, so that asking twice begins one. */
  startDraft: {
    request: { key: string; from?: string };
    answer: { kind: 'drafted'; key: string } | { kind: 'too-many' } | RequestFailure;
  };
  readDraft: { request: { key: string }; answer: DraftView | RequestFailure };
  /** Keeps what the user wrote so far, and says what is wrong with it and what it adds up to. */
  keepDraft: { request: { key: string; text: string }; answer: DraftView | RequestFailure };
  dropDraft: { request: { key: string }; answer: { kind: 'saved' } | RequestFailure };
  /** Makes a draft a rescue of the user's own, which counts from now on. A draft with a mistake in it comes back with it. */
  saveOwn: {
    request: { key: string };
    answer: { kind: 'kept'; id: string; name: string; votes: readonly OwnVoteView[] } | DraftView | RequestFailure;
  };
  deleteOwn: { request: { id: string }; answer: { kind: 'saved' } | RequestFailure };
  /** The user's own rescues as a rescue list. */
  exportOwn: { request: Record<string, never>; answer: { kind: 'exported'; text: string } | RequestFailure };
  markRead: { request: Record<string, never>; answer: { kind: 'saved' } | RequestFailure };
  /** What the user wants to be told; one change of it; and one notification to see whether they come through. */
  readNotifications: { request: Record<string, never>; answer: NotificationsView | RequestFailure };
  changeNotifications: { request: { change: NotificationChange }; answer: { kind: 'saved' } | RequestFailure };
  tryNotification: {
    request: Record<string, never>;
    answer: { kind: 'tried'; trouble?: NotificationTrouble } | RequestFailure;
  };
  /** All that is kept, as a file. */
  makeBackup: { request: Record<string, never>; answer: BackupFile | RequestFailure };
  /** What a file would bring; and taking it, with its settings or without. */
  previewBackup: { request: { text: string }; answer: BackupPreview | BackupRefusal | RequestFailure };
  restoreBackup: {
    request: { text: string; settings: boolean };
    answer: { kind: 'saved' } | BackupRefusal | RequestFailure;
  };
  readStorage: { request: Record<string, never>; answer: StorageView | RequestFailure };
  /** Whether the user's own things go to their other browsers; and switching that. */
  readSync: { request: Record<string, never>; answer: SyncView | RequestFailure };
  switchSync: { request: { on: boolean }; answer: SyncView | RequestFailure };
  /** A new database in place of one that cannot be read. */
  rebuildStorage: { request: Record<string, never>; answer: { kind: 'saved' } | RequestFailure };
  deleteEverything: { request: { sure: true }; answer: { kind: 'saved' } | RequestFailure };
}

export type RequestName = keyof Protocol;

/** A request as it crosses from page to worker. */
export type Envelope = { [N in RequestName]: { shortfall: 1; name: N; request: Protocol[N]['request'] } }[RequestName];

/** Key in `storage.local` that changes whenever what a page shows may have changed. */
export const revisionKey = 'revision';

/** Key in `storage.local` of the user's choices: `{ collapsed: boolean, hiddenSites: string[] }`. The page side may look; the worker alone writes. */
export const preferencesKey = 'preferences';

/** Keys in one `readWatched`. */
export const mostWatchedRead = 100;

/** Subjects in one `readBadges`: the rows of a long page. */
export const mostBadgeSubjects = 200;
