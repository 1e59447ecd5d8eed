import type { Rescue } from '../domain/rescue/rescue';
import type { Observed } from './rescue-reading';

/** A rescue as it is listed, and what was observed about it: all that a page needs to add it up. */
export interface PackedRescue {
  rescue: Rescue;
  observed: Observed;
}

/** Stands for a bigint, which JSON cannot carry. No data of ours has this name. */
const mark = '$bigint';

/** One text, to cross from the worker to a page. */
export function packRescue({ rescue, observed }: PackedRescue): string {
  return JSON.stringify({ rescue, observed }, (_, value: unknown) =>
    typeof value === 'bigint' ? { [mark]: value.toString() } : value,
  );
}

/** The same again. The text is our own worker's: it is not looked at twice. */
export function unpackRescue(text: string): PackedRescue {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(mark in value)) return value;
    return BigInt(String(value[mark]));
  }) as PackedRescue;
}
