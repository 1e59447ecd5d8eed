import type { Proposal } from '../domain/governance/proposal';
import type { ProposalKey } from '../domain/governance/venue';
import { inDatabase } from './database';

/** A proposal as it was last seen. Written by `saveObservations` only. */
export function readStoredProposal(key: ProposalKey): Promise<Proposal | undefined> {
  return inDatabase((database) => database.get('proposals', key));
}

/** Every proposal that was ever seen to belong to a rescue, or that was opened. */
export function readStoredProposals(): Promise<Proposal[]> {
  return inDatabase((database) => database.getAll('proposals'));
}
