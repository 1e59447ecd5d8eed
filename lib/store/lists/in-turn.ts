let last: Promise<unknown> = Promise.resolve();

/** One change of what local storage keeps after the other: each reads what the one before it wrote. */
export function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const turn = last.then(change);
  last = turn.catch(() => undefined);
  return turn;
}
