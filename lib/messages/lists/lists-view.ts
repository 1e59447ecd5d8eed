import type { Milliseconds } from '../../domain/time';
import type { FailureReason } from '../panel-view';

/** Why a list was not taken. `invalid`: what came is no list that can be used. */
export interface ListFailure {
  reason: FailureReason | 'invalid' | 'no-address' | 'too-many' | 'subscribed';
  at: Milliseconds;
  /** Of `invalid`: the first of them, in English. */
  problems?: readonly { path: string; sentence: string }[];
}

/** What an update of a list changed, in counts; those that are 0 are left out. */
export type ListChanges = Partial<Record<ListChange, number>>;

/** What can change in a list. */
export const listChanges = [
  'rescuesAdded',
  'rescuesRemoved',
  'contributionsAdded',
  'contributionsRemoved',
  'claimsAdded',
  'claimsRemoved',
  'votesAdded',
  'votesRemoved',
  'voteResults',
  'recoveriesChanged',
  'denominatorsChanged',
  'addressesAdded',
  'addressesRemoved',
  'totalsChanged',
  'otherChanges',
] as const;
/** One of them. */
export type ListChange = (typeof listChanges)[number];

/** A list that the user subscribed to. All but its address is text of others. */
export interface ListView {
  url: string;
  host: string;
  /** The browser lets us ask its host, also where that allows no other sites to. */
  allowed: boolean;
  name?: string;
  homepage?: string;
  /** How many it has. Absent: no version of it was ever taken. */
  rescues?: number;
  /** When the version that is used was taken. */
  updatedAt?: Milliseconds;
  /** When it was last asked for. */
  checkedAt?: Milliseconds;
  /** Why the last answer was not taken; the version before it still counts. */
  failure?: ListFailure;
  /** What the last update that changed something changed. */
  changes?: { at: Milliseconds; counts: ListChanges };
}

/** A rescue that several lists have: one counts, and the user may choose another. */
export interface ConflictView {
  rescueId: string;
  chosen: string;
  candidates: readonly { list: string; listName: string; kind: 'bundled' | 'own' | 'subscribed'; rescueName: string }[];
}

/** What the options show of rescue lists. */
export interface ListsView {
  kind: 'lists';
  bundled: number;
  lists: readonly ListView[];
  conflicts: readonly ConflictView[];
}

/** Lists that can be subscribed to. */
export const mostLists = 20;
