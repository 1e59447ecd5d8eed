import type { Migration } from './migration';

/** Version 1: the stores that the first release wrote. */
export const initial: Migration = (database) => {
  database.createObjectStore('proposals', { keyPath: 'key' });
  database.createObjectStore('topics', { keyPath: 'key' });
  // A watch without `nextPollAt` is not in the index: settled votes cost nothing.
  database.createObjectStore('watches', { keyPath: 'key' }).createIndex('nextPollAt', 'nextPollAt');
  const events = database.createObjectStore('events', { keyPath: 'id' });
  events.createIndex('at', 'at');
  events.createIndex('unread', 'unread');
  database.createObjectStore('outbox', { keyPath: 'eventId' }).createIndex('rescueId', 'rescueId');
  database.createObjectStore('history', { keyPath: ['key', 'at'] });
  database.createObjectStore('deliveries', { keyPath: 'id' }).createIndex('rescueId', 'rescueId');
  database.createObjectStore('checkpoints', { keyPath: 'key' });
  database.createObjectStore('sources', { keyPath: 'host' });
  database.createObjectStore('meta', { keyPath: 'name' });
};
