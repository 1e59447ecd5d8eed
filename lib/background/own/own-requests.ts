import { browser } from 'wxt/browser';
import { ownKey } from '../../catalogue/lists/merge-lists';
import { draftOf } from '../../catalogue/own/complete-draft';
import { parseDraft, textOf } from '../../catalogue/own/draft';
import { seedDraft } from '../../catalogue/own/seed-draft';
import { readCatalogue } from '../../catalogue/rescues';
import type { Rescue } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import { message } from '../../i18n/message';
import { draftRoute, type OwnRescueView, type OwnView } from '../../messages/lists/own-view';
import type { Protocol, RequestFailure } from '../../messages/protocol';
import type { Asker, Handlers } from '../../messages/serve';
import { forgetDraft, readDraft, readDrafts, type StoredDraft, saveDraft } from '../../store/lists/drafts';
import { forgetOwnRescue, readOwnRescues, type StoredRescue, saveOwnRescue } from '../../store/lists/own-rescues';
import { saveChoice } from '../../store/lists/subscriptions';
import { bumpRevision } from '../../store/preferences';
import { readWatches } from '../../store/watches';
import { ownList, reloadCatalogue } from '../lists/load-catalogue';
import { checkDraft, draftView } from './draft-view';
import { listedAs } from './listed-as';
import { votesToWatch } from './votes-to-watch';

const notFound: RequestFailure = { kind: 'failed', reason: 'not-found' };
const privateWindow: RequestFailure = { kind: 'failed', reason: 'private-window' };

/** What the worker does about rescues of the user's own. */
export const ownHandlers: Pick<
  Handlers,
  | 'draftRescue'
  | 'readOwn'
  | 'startDraft'
  | 'readDraft'
  | 'keepDraft'
  | 'dropDraft'
  | 'saveOwn'
  | 'deleteOwn'
  | 'exportOwn'
> = {
  draftRescue: (seed, asker) => draftRescue(seed, asker),
  readOwn: async () => readOwn(),
  startDraft: (request, asker) => startDraft(request, asker),
  async readDraft({ key }) {
    const draft = await readDraft(key);
    return draft ? draftView(draft, Date.now()) : notFound;
  },
  async keepDraft({ key, text }, asker) {
    if (asker.privateWindow) return privateWindow;
    const before = await readDraft(key);
    if (!before) return notFound;
    const draft = { ...before, text, savedAt: Date.now() };
    await saveDraft(draft);
    return draftView(draft, Date.now());
  },
  async dropDraft({ key }) {
    await forgetDraft(key);
    await bumpRevision();
    return { kind: 'saved' };
  },
  saveOwn: (request, asker) => saveOwn(request, asker),
  async deleteOwn({ id }) {
    await forgetOwnRescue(id);
    await forgetDraft(changeKey(id));
    await reloadCatalogue();
    return { kind: 'saved' };
  },
  async exportOwn() {
    const list = ownList(message('ownListName'), await readOwnRescues());
    return { kind: 'exported', text: `${JSON.stringify(list, null, 2)}\n` };
  },
};

/** The key of the draft that changes a rescue. */
function changeKey(id: string): string {
  return `change:${id}`;
}

/** Begins a rescue from what its reader read on a page, and opens the form. Asked again about the same page, it opens the draft that is there. */
async function draftRescue(
  seed: Protocol['draftRescue']['request'],
  asker: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['draftRescue']['answer']> {
  if (asker.privateWindow) return privateWindow;
  // A site begins drafts about its own pages alone.
  if (asker.host !== undefined && new URL(seed.url).host !== asker.host) return { kind: 'failed', reason: 'malformed' };
  const key = `page:${seed.url}`;
  const draft = { key, text: JSON.stringify(seedDraft(seed)), savedAt: now };
  if (!(await readDraft(key)) && !(await saveDraft(draft))) return { kind: 'too-many' };
  const url = browser.runtime.getURL('/options.html' as Parameters<typeof browser.runtime.getURL>[0]);
  await browser.tabs.create({ url: `${url}#${draftRoute}${encodeURIComponent(key)}`, active: true });
  return { kind: 'drafted', key };
}

/** Begins a rescue from nothing, or with one that a list or the user has, to change it. A change that was begun goes on. */
async function startDraft(
  { key, from }: Protocol['startDraft']['request'],
  asker: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['startDraft']['answer']> {
  if (asker.privateWindow) return privateWindow;
  const name = from === undefined ? `new:${key}` : changeKey(from);
  if (await readDraft(name)) return { kind: 'drafted', key: name };
  const listed = from === undefined ? { denominators: [{}], contributions: [] } : await listedAs(from);
  if (!listed) return notFound;
  const draft: StoredDraft = {
    key: name,
    text: JSON.stringify(draftOf(listed)),
    savedAt: now,
    ...(from !== undefined && { of: from }),
  };
  return (await saveDraft(draft)) ? { kind: 'drafted', key: name } : { kind: 'too-many' };
}

/** Keeps what a draft has become as a rescue of the user's own, which counts in place of the listed one that it was copied from. */
async function saveOwn(
  { key }: Protocol['saveOwn']['request'],
  asker: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['saveOwn']['answer']> {
  if (asker.privateWindow) return privateWindow;
  const draft = await readDraft(key);
  if (!draft) return notFound;
  const checked = checkDraft(draft);
  if (!checked.ok) return draftView(draft, now);
  const { id } = checked.rescue;
  await saveOwnRescue(checked.listed as StoredRescue);
  // The user made it on purpose: that is their choice between the two.
  if (draft.of !== undefined) await saveChoice(id, ownKey);
  await forgetDraft(key);
  await reloadCatalogue();
  const watched = new Set((await readWatches().catch(() => [])).map((watch) => watch.key));
  return { kind: 'kept', id, name: checked.rescue.name, votes: votesToWatch(checked.rescue, watched) };
}

async function readOwn(): Promise<OwnView> {
  const [own, drafts] = await Promise.all([readOwnRescues(), readDrafts()]);
  const ids = new Set(own.map(({ id }) => id));
  return {
    kind: 'own',
    rescues: own.map(({ id, name, title }) => ({ id, name: textOf(name) ?? id, title: textOf(title) ?? '' })),
    drafts: drafts.map(({ key, text, savedAt, of }) => ({
      key,
      name: textOf(parseDraft(text).name) ?? '',
      savedAt,
      ...(of !== undefined && { of }),
    })),
    listed: readCatalogue().flatMap((rescue) => (ids.has(rescue.id) ? [] : rescueLine(rescue))),
  };
}

function rescueLine({ id, name, title }: Rescue): OwnRescueView {
  return { id, name, title };
}
