/** Something in a draft: `contributions[0].claims[0].amount.value`. */
export type Path = string;

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(draft: unknown, path: Path): unknown {
  return stepsOf(path).reduce<unknown>((value, step) => fieldOf(value, step), draft);
}

/** The text at a path; empty where there is none. */
export function textAt(draft: unknown, path: Path): string {
  const value = valueAt(draft, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** How many items the list at a path has. */
export function countAt(draft: unknown, path: Path): number {
  const value = valueAt(draft, path);
  return Array.isArray(value) ? value.length : 0;
}

/** The draft with another value at a path; `undefined` takes away what is there. What is on the way and missing is made. The draft itself stays as it is. */
export function withValue(draft: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = stepsOf(path);
  return step === undefined ? value : put(draft, step, rest, value);
}

/** The draft with one item more in the list at a path. */
export function withItem(draft: unknown, path: Path, item: object): unknown {
  const list = valueAt(draft, path);
  return withValue(draft, path, [...(Array.isArray(list) ? list : []), item]);
}

/** The draft without one item of the list at a path. */
export function withoutItem(draft: unknown, path: Path, index: number): unknown {
  const list = valueAt(draft, path);
  return withValue(draft, path, Array.isArray(list) ? list.toSpliced(index, 1) : []);
}

type Step = string | number;

function put(inside: unknown, step: Step, [next, ...rest]: Step[], value: unknown): unknown {
  const inner = next === undefined ? value : put(fieldOf(inside, step), next, rest, value);
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(inside) ? [...inside] : [];
    list[step] = inner;
    return list;
  }
  const fields = typeof inside === 'object' && inside !== null && !Array.isArray(inside) ? inside : {};
  const { [step]: _, ...others } = fields as Record<string, unknown>;
  return inner === undefined ? others : { ...fields, [step]: inner };
}

function stepsOf(path: Path): Step[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

function fieldOf(value: unknown, step: Step): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}
