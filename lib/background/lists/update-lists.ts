import { browser } from 'wxt/browser';
import { readListText } from '../../catalogue/list-text';
import { diffLists } from '../../catalogue/lists/diff-lists';
import { day, hour, type Milliseconds, second } from '../../domain/time';
import type { ListFailure } from '../../messages/lists/lists-view';
import { isAllowed } from '../../platform/host-permission';
import { SourceError } from '../../platform/source-error';
import { type ListAnswer, readListFile } from '../../sources/lists/read-list';
import { readListTexts, readSubscriptions, type Subscription, saveSubscription } from '../../store/lists/subscriptions';
import { reloadCatalogue } from './load-catalogue';

/** Name of the alarm for lists: they are asked for once a day, whether anything is watched or not. */
export const listsAlarm = 'lists';

/** The browser's own floor. */
const soonest = 30 * second;
/** Of what is wrong in a list, so much is kept: the rest is its author's to find. */
const mostProblems = 5;

/** Asks for the file of a list, and takes it if all of it can be used. What it was before stays otherwise, with the reason. Answers with that. */
export async function updateList(
  last: Subscription,
  now: Milliseconds,
  { added = false } = {},
): Promise<ListFailure | undefined> {
  const before = (await readListTexts()).get(last.url);
  const answer = await readAnswer(last, before !== undefined);
  const { failure: _, ...known } = last;
  if (answer instanceof SourceError) {
    const failures = last.failures + 1;
    const failure: ListFailure = { reason: answer.reason, at: now };
    const wait = Math.max(answer.retryAfter ?? 0, Math.min(day, hour * 2 ** Math.min(failures, 10)));
    if (!added) await saveSubscription({ ...known, failures, failure, checkedAt: now, dueAt: now + wait });
    return failure;
  }
  const seen: Subscription = { ...known, failures: 0, checkedAt: now, dueAt: now + day };
  if (answer.kind === 'unchanged' || answer.text === before) {
    await saveSubscription({ ...seen, ...(answer.kind === 'answered' && etagOf(answer)) });
    return undefined;
  }
  const read = readListText(answer.text);
  if (!read.ok) {
    const failure: ListFailure = { reason: 'invalid', at: now, problems: read.problems.slice(0, mostProblems) };
    if (!added) await saveSubscription({ ...seen, failure });
    return failure;
  }
  const { name, homepage, rescues } = read.list;
  const old = before === undefined ? undefined : readListText(before);
  const counts = old?.ok ? diffLists(old.list.rescues, rescues) : {};
  const { etag: __, homepage: ___, ...rest } = seen;
  const taken: Subscription = {
    ...rest,
    name,
    ...(homepage !== undefined && { homepage }),
    rescues: rescues.length,
    updatedAt: now,
    ...etagOf(answer),
    ...(Object.keys(counts).length > 0 && { changes: { at: now, counts } }),
  };
  if (await saveSubscription(taken, answer.text, { added })) await reloadCatalogue();
  return undefined;
}

/** Asks for the lists that are due. One that fails keeps none of the others from it. */
export async function updateDueLists(now: Milliseconds): Promise<void> {
  for (const list of await readSubscriptions()) if (list.dueAt <= now) await updateList(list, now);
  await ensureListsAlarm(now);
}

/** Sees to it that the alarm is set to when the next list is due, and that none is where nothing is subscribed to. */
export async function ensureListsAlarm(now: Milliseconds): Promise<void> {
  const lists = await readSubscriptions();
  const alarm = await browser.alarms.get(listsAlarm);
  if (lists.length === 0) {
    if (alarm) await browser.alarms.clear(listsAlarm);
    return;
  }
  // A clock that was set back must not put a list off for longer than a day.
  const when = Math.max(Math.min(...lists.map(({ dueAt }) => dueAt), now + day), now + soonest);
  if (alarm && alarm.scheduledTime > now - second && alarm.scheduledTime <= when) return;
  await browser.alarms.create(listsAlarm, { when });
}

async function readAnswer({ url, etag }: Subscription, isKept: boolean): Promise<ListAnswer | SourceError> {
  try {
    // Where we are a stranger to the host, a conditional request would need its leave, which static hosts do not give: the whole file is asked for.
    const mayAskIf = isKept && etag !== undefined && (await isAllowed(new URL(url).host));
    return await readListFile(url, mayAskIf ? etag : undefined);
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

function etagOf({ etag }: Extract<ListAnswer, { kind: 'answered' }>): { etag?: string } {
  return etag === undefined ? {} : { etag };
}
