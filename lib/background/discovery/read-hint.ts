import { readCatalogue } from '../../catalogue/rescues';
import type { Candidate } from '../../domain/discovery/candidate';
import { dangerIn } from '../../domain/discovery/judge-candidate';
import { type RescueStart, readRescueStart } from '../../domain/discovery/rescue-start';
import { type Suggestion, suggestionOf } from '../../domain/discovery/suggestion';
import { type Subject, subjectKey } from '../../domain/governance/subject';
import { topicAddress } from '../../domain/governance/topic';
import type { Milliseconds } from '../../domain/time';
import { message } from '../../i18n/message';
import { shortened } from '../../i18n/shortened';
import type { HintView, PageText } from '../../messages/hint-view';
import type { RescueSeed } from '../../messages/lists/own-view';
import type { NothingView, PanelView } from '../../messages/panel-view';
import { readCooked } from '../../sources/discourse/cooked-post';
import { dismissalOf, readDismissed, readSuggestions, saveFound } from '../../store/discovery/suggestions';
import { readStoredProposal } from '../../store/proposals';
import { StorageError } from '../../store/storage-error';
import { candidateOf } from '../../watch/discovery/candidates';
import { searchedRescues } from '../../watch/discovery/searched-rescues';
import { daoOf } from './dao-of';
import { dangerText, hintOf } from './hint-text';

/** What is said of a page that no list names: from its text where that is given, else from what was found by searching. Nobody is asked. */
export async function readHint(
  subject: Subject,
  page: PageText | undefined,
  privateWindow: boolean,
  now: Milliseconds,
): Promise<HintView | NothingView> {
  const key = subjectKey(subject);
  const isFlagged = await wasFlagged(key);
  const written = page && candidateOfPage(subject, page);
  const candidate = written && { ...written, ...(isFlagged && { flagged: true as const }) };
  const searched = searchedRescues(readCatalogue());
  const stored = (await readSuggestions()).find((each) => each.key === key);
  const read = candidate && suggestionOf(candidate, searched, now);
  // What its venue says of it, the page does not.
  const found = read && stored ? { ...stored, ...read } : (read ?? (candidate ? undefined : stored));
  const dismissed = await readDismissed();
  const rescue = searched.find((each) => each.rescue.id === found?.rescueId)?.rescue;
  if (found && rescue) {
    if (dismissed.has(dismissalOf(found))) return { kind: 'nothing' };
    if (read && !privateWindow && isNew(read, stored)) await saveFound([found], new Set([key]), now);
    return { kind: 'hint', subject, rescueId: rescue.id, ...hintOf(found, rescue, !privateWindow) };
  }
  if (!candidate || privateWindow || dismissed.has(dismissalOf({ key, rescueId: noRescue })))
    return { kind: 'nothing' };
  const start = readRescueStart(candidate);
  if (!start) return { kind: 'nothing' };
  return {
    kind: 'hint',
    subject,
    text: message('hintStart'),
    danger: false,
    doubts: [],
    start: seedOf(candidate, start),
  };
}

/** What a rescue can be begun with. */
function seedOf(candidate: Candidate, { loss, ask }: RescueStart): RescueSeed {
  const { title, url, recipient } = candidate;
  // Whom a topic asks is whose forum it stands in.
  const asked = daoOf(candidate)?.name;
  const { low, high, asset, instrument } = ask;
  return {
    title: shortened(title, 200),
    url,
    ask: { low, high, asset, instrument },
    ...(recipient !== undefined && { recipient }),
    ...(loss && { loss }),
    ...(asked !== undefined && { parties: [asked] }),
  };
}

/** Whether its venue has marked a proposal, as far as it was read. */
async function wasFlagged(key: string): Promise<boolean> {
  try {
    return (await readStoredProposal(key))?.flagged ?? false;
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return false;
  }
}

/** In place of a rescue's id: the page is about none that there is. */
export const noRescue = 'none';

/** The panel with a warning, where the text of its proposal leads money elsewhere. */
export async function withDanger(view: PanelView, page: PageText | undefined): Promise<PanelView> {
  if (view.subject.kind !== 'proposal') return view;
  const rescue = readCatalogue().find(({ id }) => id === view.rescue.id);
  const candidate = page && candidateOfPage(view.subject, page);
  const key = subjectKey(view.subject);
  const danger =
    rescue && candidate
      ? dangerIn(candidate, rescue)
      : (await readSuggestions()).find((each) => each.key === key && each.rescueId === view.rescue.id)?.danger;
  return rescue && danger ? { ...view, danger: dangerText(danger, rescue) } : view;
}

/** What a page says, as its site drew it; `undefined` for votes that are written elsewhere. */
export function candidateOfPage(subject: Subject, { title, html }: PageText): Candidate | undefined {
  const key = subjectKey(subject);
  const post = () => readCooked(html);
  if (subject.kind === 'topic')
    return candidateOf({ key, url: topicAddress(subject), title, place: subject.host }, post());
  const { venue, network, space = '', id } = subject;
  if (venue !== 'snapshot' || network !== 's') return undefined;
  const url = `https://snapshot.box/#/s:${encodeURIComponent(space)}/proposal/${id}`;
  return candidateOf({ key, url, title, place: space }, post());
}

function isNew(read: Suggestion, stored: Suggestion | undefined): boolean {
  return stored?.score !== read.score || stored.title !== read.title || stored.danger !== read.danger;
}
