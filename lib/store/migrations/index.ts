import { chainTransfers } from './chain-transfers';
import { initial } from './initial';
import type { Migration } from './migration';
import { ownVotes } from './own-votes';
import { rates } from './rates';
import { recounts } from './recounts';
import { treasuries } from './treasuries';
import { watchKinds } from './watch-kinds';

/** Append only. Position is the version: `migrations[0]` makes version 1. */
export const migrations: readonly Migration[] = [
  initial,
  recounts,
  chainTransfers,
  rates,
  ownVotes,
  treasuries,
  watchKinds,
];
