import { readMergedLists } from '../../catalogue/rescues';
import { readBundled } from '../../catalogue/rescues/bundled-list';
import { https } from '../../catalogue/schema-fields';
import { type ListFailure, type ListView, mostLists } from '../../messages/lists/lists-view';
import type { Protocol, RequestFailure } from '../../messages/protocol';
import type { Asker, Handlers } from '../../messages/serve';
import { isAllowed } from '../../platform/host-permission';
import { forgetSubscription, readSubscriptions, type Subscription, saveChoice } from '../../store/lists/subscriptions';
import { bumpRevision } from '../../store/preferences';
import { giveBack } from '../sites/give-back';
import { reloadCatalogue, unusableLists } from './load-catalogue';
import { ensureListsAlarm, updateList } from './update-lists';

const privateWindow: RequestFailure = { kind: 'failed', reason: 'private-window' };

/** What the worker does about rescue lists. */
export const listHandlers: Pick<Handlers, 'readLists' | 'subscribeList' | 'updateList' | 'removeList' | 'chooseList'> =
  {
    readLists: () => readLists(),
    subscribeList: (request, asker) => subscribe(request, asker),
    async updateList({ url }, { privateWindow: isPrivate }) {
      if (isPrivate) return privateWindow;
      const list = (await readSubscriptions()).find((each) => each.url === url);
      if (!list) return { kind: 'failed', reason: 'not-found' };
      return answerTo(await updateList(list, Date.now()));
    },
    async removeList({ url }) {
      await forgetSubscription(url);
      await reloadCatalogue();
      await giveBack([new URL(url).hostname]);
      await ensureListsAlarm(Date.now());
      return { kind: 'saved' };
    },
    async chooseList({ rescueId, list }) {
      const conflict = readMergedLists().conflicts.find((each) => each.rescueId === rescueId);
      if (!conflict?.candidates.some((each) => each.list === list)) return { kind: 'failed', reason: 'not-found' };
      await saveChoice(rescueId, list);
      await reloadCatalogue();
      return { kind: 'saved' };
    },
  };

async function readLists(): Promise<Protocol['readLists']['answer']> {
  const lists = await readSubscriptions();
  return {
    kind: 'lists',
    bundled: readBundled().length,
    lists: await Promise.all(lists.map(listView)),
    conflicts: readMergedLists().conflicts,
  };
}

async function listView({ etag: _, dueAt: __, failures: ___, ...list }: Subscription): Promise<ListView> {
  const { host } = new URL(list.url);
  const problems = unusableLists().get(list.url);
  const at = list.updatedAt ?? 0;
  return {
    ...list,
    host,
    allowed: await isAllowed(host),
    // What was taken once, and a newer version of ourselves does not take.
    ...(problems && { failure: { reason: 'invalid', at, problems: problems.slice(0, 5) } }),
  };
}

/** Takes a list, if all of it can be used; else nothing is remembered. */
async function subscribe(
  { url: given }: Protocol['subscribeList']['request'],
  asker: Asker,
): Promise<Protocol['subscribeList']['answer']> {
  if (asker.privateWindow) return privateWindow;
  const now = Date.now();
  const parsed = https.safeParse(given.trim());
  if (!parsed.success) return answerTo({ reason: 'no-address', at: now });
  const { href: url } = new URL(parsed.data);
  const lists = await readSubscriptions();
  if (lists.some((each) => each.url === url)) return answerTo({ reason: 'subscribed', at: now });
  if (lists.length >= mostLists) return answerTo({ reason: 'too-many', at: now });
  const failure = await updateList({ url, dueAt: now, failures: 0 }, now, { added: true });
  if (failure) await giveBack([new URL(url).hostname]);
  else await ensureListsAlarm(now);
  return answerTo(failure);
}

async function answerTo(failure: ListFailure | undefined): Promise<Protocol['updateList']['answer']> {
  await bumpRevision();
  return failure ? { kind: 'list-refused', failure } : { kind: 'saved' };
}
