import type { TopicRef } from './topic';

/** What a governance page is about, read from its address alone. */
export type Subject =
  | {
      kind: 'proposal';
      venue: 'snapshot';
      /** Snapshot's network prefix: `s`, `s-tn`, `eth` … */
      network: string;
      /** Absent on white-label routes. */
      space?: string;
      id: string;
    }
  | ({ kind: 'topic' } & TopicRef);

/** Whether two subjects are the same page content. */
export function sameSubject(a: Subject | undefined, b: Subject | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.kind === 'proposal' && b.kind === 'proposal')
    return a.network === b.network && a.id.toLowerCase() === b.id.toLowerCase();
  if (a.kind === 'topic' && b.kind === 'topic') return a.host === b.host && a.id === b.id;
  return false;
}
