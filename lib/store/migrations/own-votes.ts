import type { Migration } from './migration';

/** Version 5: what a followed address has to do with votes. */
export const ownVotes: Migration = (database) => {
  database.createObjectStore('ownVotes', { keyPath: 'key' });
};
