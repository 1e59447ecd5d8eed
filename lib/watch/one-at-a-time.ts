/**
 * Runs `work` unless it runs already. Whoever asks for the same in this context meanwhile gets the same answer. Where
 * another context holds the lock, the answer is `undefined`, or comes after it with `wait`. The lock goes with the
 * context that dies.
 */
export async function oneAtATime<T>(
  lock: string,
  work: () => Promise<T>,
  { wait = false }: { wait?: boolean } = {},
): Promise<T | undefined> {
  const name = `${lock} ${wait}`;
  const running = inThisContext.get(name) as Promise<T | undefined> | undefined;
  if (running) return running;
  const started = inAllContexts(lock, work, wait).finally(() => inThisContext.delete(name));
  inThisContext.set(name, started);
  return started;
}

/** Runs `work` while nobody else holds the lock, after those who do. */
export function alone<T>(lock: string, work: () => Promise<T>): Promise<T | undefined> {
  return inAllContexts(lock, work, true);
}

const inThisContext = new Map<string, Promise<unknown>>();

function inAllContexts<T>(lock: string, work: () => Promise<T>, wait: boolean): Promise<T | undefined> {
  // Absent in old browsers and some test environments; there is one worker anyway.
  if (!globalThis.navigator?.locks) return work();
  return navigator.locks.request(lock, { ifAvailable: !wait }, (held) => (held ? work() : undefined));
}
