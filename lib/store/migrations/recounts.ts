import type { Migration } from './migration';

/** Recounts of votes: how far each has got with what it came to, and the votes that were read, page by page. */
export const recounts: Migration = (database) => {
  database.createObjectStore('recounts', { keyPath: 'key' });
  database.createObjectStore('votePages', { keyPath: ['key', 'page'] });
};
