import type { Migration } from './migration';

/** Rates, as they were at the blocks at which they were read. */
export const rates: Migration = (database) => {
  database.createObjectStore('rates', { keyPath: ['chainId', 'number'] });
};
