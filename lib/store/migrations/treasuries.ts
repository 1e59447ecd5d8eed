import type { Migration } from './migration';

/** What the treasuries of parties that could pay hold, as last seen. */
export const treasuries: Migration = (database) => {
  database.createObjectStore('treasuries', { keyPath: ['chainId', 'address'] });
};
