import { z } from '../platform/zod';
import { languages } from './about/language';
import { longestBackup } from './backup-view';
import { mostPageText } from './hint-view';
import { longestDraft } from './lists/own-view';
import { mostNodes } from './nodes-view';
import { notificationChange } from './notifications/settings-schema';
import { type Envelope, mostBadgeSubjects, mostWatchedRead, type Protocol, type RequestName } from './protocol';

const id = z.string().check(z.minLength(1), z.maxLength(200));
const nothing = z.strictObject({});
const decimal = z.string().check(z.regex(/^\d{1,40}(?:\.\d{1,40})?$/));

const backupText = z.string().check(z.maxLength(longestBackup));

const proposalSubject = z.strictObject({
  kind: z.literal('proposal'),
  venue: z.enum(['snapshot', 'governor', 'aave-governance-v3', 'aragon', 'sky-chief', 'safe', 'discourse-poll']),
  network: z.string().check(z.regex(/^[a-z0-9-]{1,20}$/)),
  space: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(120))),
  id: z.string().check(z.regex(/^[A-Za-z0-9]{1,100}$/)),
});

const basePath = z.string().check(z.regex(/^(?:\/(?!\.)[\w.~-]{1,40}){1,2}$/));

const topicSubject = z.strictObject({
  kind: z.literal('topic'),
  host: z.string().check(z.regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/)),
  base: z.exactOptional(basePath),
  id: z.int().check(z.positive()),
});

const hostName = z.string().check(z.regex(/^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10}$/), z.maxLength(253));

/** A site that the user adds, as it is asked for and as it is stored. */
export const addedSite = z.strictObject({
  host: hostName,
  base: z.exactOptional(basePath),
  kind: z.enum(['discourse', 'snapshot', 'vote']),
});

const anySubject = z.discriminatedUnion('kind', [proposalSubject, topicSubject]);

const askWords = {
  low: decimal,
  high: decimal,
  asset: z.string().check(z.minLength(1), z.maxLength(20)),
  instrument: z.enum(['gift', 'loan', 'deposit', 'guarantee', 'unknown']),
};

const line = z.string().check(z.minLength(1), z.maxLength(500));
/** Names its page, or the rescue that it changes. */
const draftKey = z.string().check(z.minLength(1), z.maxLength(600));

/** What was read on a page of a rescue that no list has. */
const rescueSeed = z.strictObject({
  title: line,
  url: z.string().check(z.regex(/^https:\/\//), z.maxLength(500)),
  ask: z.exactOptional(z.strictObject(askWords)),
  recipient: z.exactOptional(z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/))),
  loss: z.exactOptional(z.strictObject({ amount: decimal, asset: z.string().check(z.minLength(1), z.maxLength(20)) })),
  parties: z.exactOptional(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(20))),
});

/** What each request must look like. All sizes are capped: a page may be taken over by its site. */
const requestSchemas: { [N in RequestName]: z.ZodMiniType<Protocol[N]['request']> } = {
  readPanel: z.strictObject({
    subject: anySubject,
    denominator: z.exactOptional(id),
    page: z.exactOptional(
      z.strictObject({
        title: z.string().check(z.maxLength(1_000)),
        html: z.string().check(z.maxLength(mostPageText)),
      }),
    ),
  }),
  readBadges: z.strictObject({ subjects: z.array(anySubject).check(z.maxLength(mostBadgeSubjects)) }),
  watch: z.strictObject({ key: id, rescueId: id }),
  unwatch: z.strictObject({ key: id }),
  confirmAsk: z.strictObject({ key: id, rescueId: id, ...askWords }),
  revokeAsk: z.strictObject({ key: id }),
  track: z.strictObject({ key: id, rescueId: id, ask: z.exactOptional(z.strictObject(askWords)) }),
  untrack: z.strictObject({ key: id }),
  notThis: z.strictObject({ key: id, rescueId: z.exactOptional(id) }),
  collapse: z.strictObject({ collapsed: z.boolean() }),
  chooseDenominator: z.strictObject({ rescueId: id, denominator: id }),
  loadDetails: nothing,
  readWelcome: nothing,
  readPopup: nothing,
  readWatched: z.strictObject({ keys: z.array(id).check(z.maxLength(mostWatchedRead)) }),
  readDashboard: z.strictObject({ rescueId: z.exactOptional(id) }),
  readRescueActivity: z.strictObject({ rescueId: id }),
  pollNow: nothing,
  readRecount: z.strictObject({ key: id }),
  startRecount: z.strictObject({ key: id }),
  cancelRecount: z.strictObject({ key: id }),
  readRace: z.strictObject({ key: id }),
  history: z.strictObject({ rescueId: id, act: z.enum(['look', 'start', 'cancel']) }),
  readSites: nothing,
  addSite: z.strictObject({ site: addedSite }),
  removeSite: z.strictObject({ host: hostName }),
  showSite: z.strictObject({ host: hostName, shown: z.boolean() }),
  readNodes: nothing,
  saveNodes: z.strictObject({
    chainId: z.int().check(z.positive()),
    urls: z.array(z.string().check(z.maxLength(500))).check(z.maxLength(mostNodes)),
  }),
  testNode: z.strictObject({ url: z.string().check(z.maxLength(500)) }),
  readAccount: nothing,
  followAddress: z.strictObject({ address: z.string().check(z.maxLength(200)), onlyUnvoted: z.boolean() }),
  giveApiKey: z.strictObject({ key: z.string().check(z.maxLength(500)) }),
  readHosts: nothing,
  readDiagnostics: nothing,
  readLanguage: nothing,
  chooseLanguage: z.strictObject({ language: z.exactOptional(z.enum(languages)) }),
  readLists: nothing,
  subscribeList: z.strictObject({ url: z.string().check(z.maxLength(2_000)) }),
  updateList: z.strictObject({ url: line }),
  removeList: z.strictObject({ url: line }),
  chooseList: z.strictObject({ rescueId: id, list: line }),
  draftRescue: rescueSeed,
  readOwn: nothing,
  startDraft: z.strictObject({ key: id, from: z.exactOptional(id) }),
  readDraft: z.strictObject({ key: draftKey }),
  keepDraft: z.strictObject({ key: draftKey, text: z.string().check(z.maxLength(longestDraft)) }),
  dropDraft: z.strictObject({ key: draftKey }),
  saveOwn: z.strictObject({ key: draftKey }),
  deleteOwn: z.strictObject({ id }),
  exportOwn: nothing,
  markRead: nothing,
  readNotifications: nothing,
  changeNotifications: z.strictObject({ change: notificationChange }),
  tryNotification: nothing,
  makeBackup: nothing,
  previewBackup: z.strictObject({ text: backupText }),
  restoreBackup: z.strictObject({ text: backupText, settings: z.boolean() }),
  readStorage: nothing,
  readSync: nothing,
  switchSync: z.strictObject({ on: z.boolean() }),
  rebuildStorage: nothing,
  deleteEverything: z.strictObject({ sure: z.literal(true) }),
};

const envelope = z.strictObject({
  shortfall: z.literal(1),
  name: z.enum(Object.keys(requestSchemas) as [RequestName, ...RequestName[]]),
  request: z.unknown(),
});

/** A message that is one of ours and well formed, or `undefined`. */
export function readEnvelope(message: unknown): Envelope | undefined {
  const outer = envelope.safeParse(message);
  if (!outer.success) return undefined;
  const inner = requestSchemas[outer.data.name].safeParse(outer.data.request);
  return inner.success ? ({ ...outer.data, request: inner.data } as Envelope) : undefined;
}
