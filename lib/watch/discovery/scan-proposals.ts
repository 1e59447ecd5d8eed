import { daos } from '../../catalogue/daos';
import type { Candidate } from '../../domain/discovery/candidate';
import { isPromising } from '../../domain/discovery/promising';
import type { SearchedRescue } from '../../domain/discovery/suggestion';
import { snapshotKey } from '../../domain/governance/venue';
import { hour, second } from '../../domain/time';
import { readMarkdown } from '../../sources/discourse/markdown-post';
import type { AskOptions } from '../../sources/snapshot/ask-hub';
import {
  type ProposalHead,
  type ProposalText,
  readNewProposals,
  readProposalTexts,
  textsPerRequest,
} from '../../sources/snapshot/new-proposals';
import type { ScanState } from '../../store/discovery/scan-state';
import { rescueSpaces } from '../rescue-spaces';
import { candidateOf } from './candidates';

/** What one request of a scan brought, and how far it was scanned with it. */
export interface ScanStep {
  state: ScanState;
  candidates: readonly Candidate[];
}

/** Requests for lists, and for texts, in one scan: six in half an hour at most, two where all is read. */
const mostLists = 3;
const mostTexts = 3;
/** Proposals that come late into the hub's list are listed again for so long. */
const overlap = (2 * hour) / second;
const mostPending = 2_000;

const daoSpaces = daos.flatMap(({ spaces }) => spaces.flatMap(({ name, aliases = [] }) => [name, ...aliases]));

/**
 * Lists what was proposed since the last scan, in all spaces, and reads the texts: those of the rescues' and the known DAOs' spaces and those whose
 * titles promise something first, in time all. Goes on where it was stopped. Throws `SourceError`.
 */
export async function* scanProposals(
  before: ScanState,
  searched: readonly SearchedRescue[],
  ask: AskOptions,
): AsyncGenerator<ScanStep> {
  const near = new Set([...daoSpaces, ...searched.flatMap(({ rescue }) => rescueSpaces(rescue))]);
  let state = before;
  for (let lists = 0; lists < mostLists; lists += 1) {
    const { heads, isFull } = await readNewProposals(state.from, ask);
    state = withListed(state, heads, isFull, (head) => near.has(head.space) || isPromising(head, searched));
    yield { state, candidates: [] };
    if (!isFull) break;
  }
  for (let texts = 0; texts < mostTexts && state.pending.length > 0; texts += 1) {
    const ids = state.pending.slice(0, textsPerRequest);
    const read = await readProposalTexts(ids, ask);
    state = { ...state, pending: state.pending.slice(ids.length) };
    yield { state, candidates: read.map(candidateOfProposal) };
  }
}

/** The proposal as a candidate. */
function candidateOfProposal({ id, space, title, body, discussion, created, unverified, flagged }: ProposalText) {
  return candidateOf(
    {
      key: snapshotKey(id),
      url: `https://snapshot.box/#/s:${encodeURIComponent(space)}/proposal/${id}`,
      title,
      place: space,
      createdAt: created * second,
      ...(unverified && { unverified: true as const }),
      ...(flagged && { flagged: true as const }),
    },
    readMarkdown(body),
    [discussion],
  );
}

function withListed(
  state: ScanState,
  heads: readonly ProposalHead[],
  isFull: boolean,
  isFirst: (head: ProposalHead) => boolean,
): ScanState {
  const known = new Set([...state.recent, ...state.pending]);
  const fresh = heads.filter(({ id }) => !known.has(id));
  const newest = Math.max(state.from, ...heads.map(({ created }) => created));
  // A thousand of one second would be listed for ever.
  const from = isFull ? Math.max(newest, state.from + 1) : Math.max(state.from, newest - overlap);
  const first = fresh.filter(isFirst);
  const others = fresh.filter((head) => !first.includes(head));
  const pending = [...first.map(({ id }) => id), ...state.pending, ...others.map(({ id }) => id)].slice(0, mostPending);
  return { ...state, from, recent: heads.filter(({ created }) => created >= from).map(({ id }) => id), pending };
}
