import { SourceError } from '../source-error';
import { type PublicClient, publicClient, type RpcRefusal } from './public-client';
import { readRefusal } from './refusal';

/** A node that may be asked, and what it has taught us of its limits. */
export interface Provider extends PublicClient {
  /** How many blocks of logs it is asked for at once. Shrinks when it refuses. */
  span: number;
}

/** More than any public node reads at once is asked of none. */
const widestSpan = 10_000;

/** The node at an https address. It is asked one thing at a time, and left alone for `gapMs` after each answer. */
export function provider(url: string, gapMs = 250): Provider {
  const client = publicClient(url);
  return {
    host: client.host,
    span: widestSpan,
    ask: (questions) =>
      inTurn(client.host, gapMs, () => {
        sent.set(client.host, (sent.get(client.host) ?? 0) + 1);
        return client.ask(questions);
      }),
  };
}

/** Requests since they were last counted, by host. */
let sent = new Map<string, number>();

/** How many requests each host was sent since this was last asked. */
export function takeSent(): ReadonlyMap<string, number> {
  const counted = sent;
  sent = new Map();
  return counted;
}

/** A refusal that asking for less would not mend, as the failure that it is. */
export function refusalError(host: string, refusal: RpcRefusal): SourceError {
  const meaning = readRefusal(refusal, 1);
  const reason = meaning.kind === 'too-much' ? 'unreachable' : meaning.kind;
  const { retryAfter } = refusal;
  return new SourceError(reason, host, refusal.message, retryAfter === undefined ? {} : { retryAfter });
}

/** The end of each host's queue. */
const queues = new Map<string, Promise<unknown>>();

function inTurn<T>(host: string, gapMs: number, ask: () => Promise<T>): Promise<T> {
  const turn = (queues.get(host) ?? Promise.resolve()).then(ask);
  const rest = () => new Promise((resolve) => setTimeout(resolve, gapMs));
  queues.set(host, turn.then(rest, rest));
  return turn;
}
