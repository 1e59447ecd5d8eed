import { type TopicRef, topicKey } from './topic';
import { onChainKey, type ProposalKey, snapshotKey, snapshotSpaceKey, type Venue } from './venue';

/** What a governance page is about, read from its address alone. */
export type Subject =
  | {
      kind: 'proposal';
      venue: Venue;
      /** Snapshot's network prefix: `s`, `s-tn`, `eth` …; of other venues the chain's number. */
      network: string;
      /** Absent on white-label routes. Of other venues the contract. */
      space?: string;
      id: string;
    }
  | ({ kind: 'topic' } & TopicRef);

/** Whether a Snapshot prefix names off-chain spaces, whose ids are unique across spaces. */
export function isOffChain(network: string): boolean {
  return network === 's' || network === 's-tn';
}

/** The key under which what was read of a subject is stored. */
export function subjectKey(subject: Subject): ProposalKey {
  if (subject.kind === 'topic') return topicKey(subject);
  const { venue, network, space = '', id } = subject;
  if (venue !== 'snapshot') return onChainKey(venue, Number(network), space, id);
  return isOffChain(network) ? snapshotKey(id) : snapshotSpaceKey(network, space, id);
}

/** Whether two subjects are the same page content. */
export function sameSubject(a: Subject | undefined, b: Subject | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.kind === 'proposal' && b.kind === 'proposal') return a.network === b.network && subjectKey(a) === subjectKey(b);
  if (a.kind === 'topic' && b.kind === 'topic') return topicKey(a) === topicKey(b);
  return false;
}
