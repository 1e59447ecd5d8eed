import { treasuries, treasuryTokens } from '../catalogue/chain/treasuries';
import type { Proposal } from '../domain/governance/proposal';
import type { Subject } from '../domain/governance/subject';
import type { Rescue } from '../domain/rescue/rescue';
import { dateSpan, type Milliseconds } from '../domain/time';
import type { Viewpoint } from '../domain/view/view-rescue';
import type { NothingView, PanelView, Problem, UncertainView } from '../messages/panel-view';
import { provider } from '../platform/rpc/provider';
import { SourceError } from '../platform/source-error';
import type { Observed } from '../reading/rescue-reading';
import { readTreasuries } from '../sources/chain/read-treasuries';
import type { AskOptions } from '../sources/snapshot/ask-hub';
import type { Reading } from '../sources/snapshot/proposal-rows';
import { readProposalsByIds, readProposalsOfSpaces } from '../sources/snapshot/read-proposals';
import { mainnet } from '../watch/deliveries/read-addresses';
import { readDeliveriesOf } from '../watch/deliveries/read-deliveries';
import { listedIds, rescueSpaces } from '../watch/rescue-spaces';
import { rescuesOf } from './find-part';
import { panelFor } from './panel-for';
import type { Stored } from './read-stored';
import { readUnsaved } from './read-unsaved';

/** Whom to ask, in a look without a browser. `now` is when. */
export interface InspectSources extends Pick<AskOptions, 'hub' | 'now'> {
  /** An Ethereum node. Absent: no deliveries are read. */
  rpc?: string;
}

/** How to look at a page without a browser. */
export interface InspectOptions extends InspectSources {
  denominator: string | undefined;
  viewpoint: Viewpoint;
}

/** What a page's panel would be given, and what that was made from. */
export interface PageInspection {
  view: PanelView | UncertainView | NothingView;
  /** Absent where the page belongs to no rescue. */
  rescue?: Rescue;
  observed?: Observed;
}

const nothingStored: Stored = {
  proposals: [],
  topics: [],
  sources: [],
  watches: [],
  watchedKeys: new Set(),
  ownVotes: new Map(),
  blocked: false,
};

/** What the panel of a page would be given by a worker that has stored nothing yet. Nothing is stored. */
export async function inspectPage(
  rescues: readonly Rescue[],
  subject: Subject,
  { denominator, viewpoint, now, rpc, ...ask }: InspectOptions,
): Promise<PageInspection> {
  const named = rescuesOf(rescues, subject, []);
  const [likeliest] = named;
  if (!likeliest) return { view: { kind: 'nothing' } };
  const { stored, problems } = await readUnsaved(nothingStored, subject, now, ask);
  // A hub that has just given no answer is not asked again.
  const silent = subject.kind === 'proposal' && problems.length > 0;
  const look = async (rescue: Rescue): Promise<Required<PageInspection>> => {
    const others = silent ? { proposals: [], problems: [] } : await readVotesOf(rescue, { ...ask, now });
    const arrived = await arrivalsOf(rescue, rpc, now);
    // The later of two with one key counts.
    const proposals = [...others.proposals, ...stored.proposals];
    const observed = { proposals, topics: stored.topics, ...arrived.observed };
    const all = [...arrived.problems, ...others.problems, ...problems];
    const wrong = new Map(all.map((problem) => [problem.source, problem]));
    const page = { rescue, subject, denominator, watchedKeys: stored.watchedKeys, collapsed: false, now, viewpoint };
    return { view: panelFor(page, stored, observed, [...wrong.values()]), rescue, observed };
  };
  const first = await look(likeliest);
  if (first.view.kind === 'panel') return first;
  for (const rescue of named.slice(1)) {
    const inspection = await look(rescue);
    if (inspection.view.kind === 'panel') return inspection;
  }
  return first.view.kind === 'nothing' ? { view: first.view } : first;
}

/** What was observed of a rescue by asking those who were named, and what went wrong. Nothing is stored. */
export async function inspectSources(
  rescue: Rescue,
  { hub, rpc, now }: InspectSources,
): Promise<{ observed: Observed; problems: Problem[] }> {
  const votes = hub === undefined ? { proposals: [], problems: [] } : await readVotesOf(rescue, { hub, now });
  const arrived = await arrivalsOf(rescue, rpc, now);
  return {
    observed: { proposals: votes.proposals, topics: [], ...arrived.observed },
    problems: [...votes.problems, ...arrived.problems],
  };
}

async function arrivalsOf(
  rescue: Rescue,
  rpc: string | undefined,
  now: Milliseconds,
): Promise<{
  observed: Pick<Observed, 'deliveries' | 'arrivalsReadSince' | 'money' | 'treasuries'>;
  problems: Problem[];
}> {
  if (rpc === undefined) return { observed: { deliveries: [] }, problems: [] };
  const { problems, ...observed } = await readDeliveriesOf(rescue, rpc, now);
  // Only where somebody is named as able to pay; a node that failed already is not asked again.
  const silent = new Set(rescue.silent.map(({ dao }) => dao));
  const named = problems.length === 0 ? treasuries.filter(({ dao }) => silent.has(dao)) : [];
  if (named.length === 0) return { observed, problems };
  try {
    const held = await readTreasuries(provider(rpc, 0), mainnet, named, treasuryTokens);
    return { observed: { ...observed, treasuries: held }, problems };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { observed, problems: [{ source: error.source, reason: error.reason, since: now }] };
  }
}

async function readVotesOf(
  rescue: Rescue,
  ask: Pick<AskOptions, 'hub' | 'now'>,
): Promise<{ proposals: Proposal[]; problems: Problem[] }> {
  const options = { ...ask, userAsked: true };
  const spaces = rescueSpaces(rescue);
  const incident = dateSpan(rescue.incident.at);
  const listed = listedIds(rescue);
  try {
    const found = incident && spaces.length > 0 ? await readProposalsOfSpaces(spaces, incident.from, options) : [];
    const named = listed.length > 0 ? await readProposalsByIds(listed, options) : new Map<string, Reading>();
    return {
      proposals: [...found, ...[...named.values()].filter((reading) => typeof reading === 'object')],
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { proposals: [], problems: [{ source: error.source, reason: error.reason, since: ask.now }] };
  }
}
