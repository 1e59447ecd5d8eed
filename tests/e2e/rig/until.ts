/** Asks again and again until the answer is true-ish, and gives it. After `timeout` milliseconds it fails and says what it saw last. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  { timeout = 15_000, every = 50 }: { timeout?: number; every?: number } = {},
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  let last: unknown;
  while (Date.now() < end) {
    try {
      last = await ask();
      if (last) return last as NonNullable<T>;
    } catch (error) {
      // Pages come and go while they are asked.
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  throw new Error(
    `Waited ${timeout / 1000} s in vain for: ${what}. Last seen: ${last instanceof Error ? last.message : JSON.stringify(last)}`,
  );
}
