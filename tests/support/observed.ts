import type { Proposal } from '@/lib/domain/governance/proposal';
import { snapshotKey } from '@/lib/domain/governance/venue';
import type { Watch } from '@/lib/domain/governance/watch';
import type { StoredEvent } from '@/lib/store/schema';
import { anId } from './stub-hub';

/** A vote as it was last seen: open until 2026-04-27 12:00Z, For leads. */
export function anObserved(change: Partial<Proposal> = {}): Proposal {
  return {
    key: snapshotKey(anId(1)),
    venue: 'snapshot',
    id: anId(1),
    space: 'lido-snapshot.eth',
    title: 'Take part in the rescue',
    author: '0x1111111111111111111111111111111111111111',
    url: `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${anId(1)}`,
    type: 'basic',
    choices: ['For', 'Against', 'Abstain'],
    scores: [60, 30, 0],
    scoresTotal: 90,
    scoresState: 'pending',
    quorum: 100,
    quorumType: 'default',
    privacy: '',
    voteCount: 9,
    createdAt: Date.parse('2026-04-20T00:00:00Z'),
    startAt: Date.parse('2026-04-20T12:00:00Z'),
    endAt: Date.parse('2026-04-27T12:00:00Z'),
    flagged: false,
    symbol: 'LDO',
    exists: true,
    observedAt: Date.parse('2026-04-21T00:00:00Z'),
    ...change,
  };
}

/** A watch that is due from the beginning of time. */
export function aWatch(change: Partial<Watch> = {}): Watch {
  return {
    kind: 'proposal',
    key: snapshotKey(anId(1)),
    rescueId: 'r1',
    createdAt: Date.parse('2026-04-20T13:00:00Z'),
    nextPollAt: 0,
    failures: 0,
    ...change,
  };
}

/** One piece of news, told to nobody yet. */
export function aStoredEvent(change: Partial<StoredEvent> = {}): StoredEvent {
  const at = change.at ?? Date.parse('2026-04-22T00:00:00Z');
  return {
    id: 'event-1',
    rescueId: 'r1',
    proposalKey: snapshotKey(anId(1)),
    url: 'https://snapshot.box/#/s:lido-snapshot.eth/proposal/0x1',
    title: 'Take part in the rescue',
    at,
    news: {
      subject: 'vote',
      event: { kind: 'closed', id: change.id ?? 'event-1', proposalKey: snapshotKey(anId(1)), observedAt: at },
    },
    unread: 1,
    ...change,
  };
}
