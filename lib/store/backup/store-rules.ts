import type { StoredKindName } from '../../messages/backup-view';
import { z } from '../../platform/zod';
import type { StoreName } from '../schema';

/** What becomes of a store of the database in a backup. */
export interface StoreRule {
  kind: StoredKindName;
  /** What a row must have to be taken from a file: what the code relies on. All else comes along. Absent: not in backups, since `why`. */
  row?: z.ZodMiniType;
  why?: string;
  /** More rows than anybody has: a file with more is refused. */
  most?: number;
}

const name = z.string().check(z.minLength(1), z.maxLength(400));
const text = z.string();
const time = z.number();
const whole = z.int();
const units = z.bigint();
const optional = z.optional;

const proposal = z.looseObject({
  key: name,
  venue: name,
  id: name,
  space: text,
  title: text,
  author: text,
  url: text,
  discussion: optional(text),
  type: name,
  choices: z.array(text),
  scores: z.array(z.number()),
  scoresTotal: z.number(),
  scoresState: z.enum(['pending', 'final', 'invalid', 'unknown']),
  quorum: optional(z.number()),
  quorumType: name,
  privacy: text,
  voteCount: z.number(),
  createdAt: time,
  startAt: time,
  endAt: time,
  flagged: z.boolean(),
  symbol: text,
  exists: z.boolean(),
  chain: optional(z.looseObject({ state: name })),
  observedAt: time,
});

const topic = z.looseObject({
  key: name,
  host: name,
  id: whole,
  title: text,
  url: text,
  openingPostProposalIds: z.array(text),
  otherProposalIds: z.array(text),
  closed: z.boolean(),
  asks: optional(z.array(z.looseObject({ low: text, high: text, asset: text }))),
  polls: optional(z.array(z.looseObject({ name: text, options: z.array(z.looseObject({ text })) }))),
  links: optional(z.array(z.looseObject({ url: text, id: text }))),
  observedAt: time,
});

const event = z.looseObject({
  id: name,
  rescueId: name,
  contributionId: optional(name),
  proposalKey: optional(name),
  url: text,
  title: text,
  contributor: optional(text),
  at: time,
  news: z.union([
    z.looseObject({ subject: z.literal('delivery'), amount: text, asset: text, from: text, txHash: text }),
    z.looseObject({ subject: name, event: z.looseObject({ kind: name }) }),
  ]),
  unread: z.union([z.literal(0), z.literal(1)]),
});

const transfer = z.looseObject({
  id: name,
  chainId: whole,
  blockNumber: whole,
  blockHash: name,
  txHash: name,
  logIndex: whole,
  at: time,
  from: name,
  to: name,
  token: name,
  units,
  parties: z.array(name),
});

const checkpoint = z.looseObject({
  key: name,
  chainId: whole,
  address: name,
  number: whole,
  hash: name,
  accounts: z.array(z.looseObject({ token: name, start: whole, since: time })),
  readAt: time,
});

/** Every store of the database, and what a backup does with it. A new store is added here, or nothing compiles. */
export const storeRules: Readonly<Record<StoreName, StoreRule>> = {
  watches: {
    kind: 'watches',
    most: 5_000,
    row: z.looseObject({
      kind: z.enum(['proposal', 'topic', 'poll', 'contribution', 'rescue']),
      key: name,
      rescueId: name,
      contributionId: optional(name),
      createdAt: time,
      nextPollAt: optional(time),
      failures: whole,
    }),
  },
  events: { kind: 'news', most: 100_000, row: event },
  outbox: { kind: 'else', most: 100_000, row: z.looseObject({ eventId: name, rescueId: name, at: time }) },
  proposals: { kind: 'votes', most: 50_000, row: proposal },
  topics: { kind: 'topics', most: 20_000, row: topic },
  history: {
    kind: 'history',
    most: 1_000_000,
    row: z.looseObject({ key: name, at: time, scores: z.array(z.number()), scoresTotal: z.number(), voteCount: whole }),
  },
  transfers: { kind: 'money', most: 200_000, row: transfer },
  checkpoints: { kind: 'money', most: 5_000, row: checkpoint },
  rates: {
    kind: 'money',
    most: 50_000,
    row: z.looseObject({
      chainId: whole,
      number: whole,
      at: time,
      rates: z.array(z.looseObject({ from: name, to: name })),
      unusable: z.array(z.looseObject({ from: name, to: name })),
    }),
  },
  treasuries: {
    kind: 'money',
    most: 5_000,
    row: z.looseObject({
      dao: name,
      chainId: whole,
      address: name,
      at: time,
      number: whole,
      holdings: z.array(z.looseObject({ asset: name, decimals: whole, units })),
      unread: z.array(name),
    }),
  },
  sources: { kind: 'else', why: 'Says who answers this machine.' },
  meta: { kind: 'else', most: 50_000, row: z.looseObject({ name, at: time }) },
  recounts: { kind: 'votes', most: 500, row: z.looseObject({ key: name, result: z.looseObject({ at: time }) }) },
  votePages: { kind: 'votes', why: 'Votes that are being counted are read again.' },
  ownVotes: {
    kind: 'votes',
    most: 50_000,
    row: z.looseObject({ key: name, address: name, observedAt: time }),
  },
};

/** The stores that are in a backup, in the order in which they stand there. */
export const backedUpStores = (Object.keys(storeRules) as StoreName[]).filter((store) => storeRules[store].row);
