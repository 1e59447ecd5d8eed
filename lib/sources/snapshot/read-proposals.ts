import type { Proposal } from '../../domain/governance/proposal';
import type { Milliseconds } from '../../domain/time';

/** How to ask the hub. */
export interface AskOptions {
  now: Milliseconds;
  /** The user waits for it: the larger budget. */
  userAsked?: boolean;
  signal?: AbortSignal;
}

/** What the hub said about an id: how it stands; that it knows no such proposal; or something that cannot be read. */
export type Reading = Proposal | 'gone' | 'malformed';

/** Proposals by id, flagged ones too. At most 500 ids a request. Every id given is in the answer. Throws `SourceError`. */
export async function readProposalsByIds(ids: readonly string[], options: AskOptions): Promise<Map<string, Reading>> {
  throw new Error(`not yet: ${ids.length} ${options.now}`);
}

/** The proposals that were created in these spaces since a time, newest first, without flagged ones. Throws `SourceError`. */
export async function readProposalsOfSpaces(
  spaces: readonly string[],
  createdSince: Milliseconds,
  options: AskOptions,
): Promise<Proposal[]> {
  throw new Error(`not yet: ${spaces.length} ${createdSince} ${options.now}`);
}
