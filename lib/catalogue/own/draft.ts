/** A rescue as a list has it, with holes: what the user wrote so far. Nothing of it was checked. */
export type Draft = { [field: string]: unknown };

/** Something with fields, or nothing. */
export function fieldsOf(value: unknown): Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Draft) : {};
}

/** The items of a list; none of anything else. */
export function itemsOf(value: unknown): Draft[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** A text that says something, without spaces around it; `undefined` for anything else. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** Reads a draft from its JSON. What is none is an empty one. */
export function parseDraft(text: string): Draft {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Without fields that say nothing: empty texts, and amounts without a value. Items of lists keep their places, by which problems name them. */
export function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (textOf(inner) === undefined && typeof inner === 'string') return [];
    if (name === 'amount' && typeof inner === 'object' && textOf(fieldsOf(inner).value) === undefined) return [];
    return [[name, tidied(inner)]];
  });
  return Object.fromEntries(kept);
}
