import type { Migration } from './migration';

/** Version 7: a watch says what kind of thing it is on. Before, votes, topics and polls were followed, and the key told them apart. */
export const watchKinds: Migration = async (_database, transaction) => {
  const watches = transaction.objectStore('watches');
  for (const watch of (await watches.getAll()) as { key: string }[]) {
    const kind = watch.key.startsWith('topic:')
      ? 'topic'
      : watch.key.startsWith('discourse-poll:')
        ? 'poll'
        : 'proposal';
    await watches.put?.({ ...watch, kind });
  }
};
