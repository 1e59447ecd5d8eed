import type { Milliseconds } from '../../domain/time';
import { askGraphql } from '../../platform/ask-graphql';
import { type Budget, withinBudget } from '../../platform/request-budget';
import { SourceError } from '../../platform/source-error';
import { markKeyRefused, readApiKey } from './api-key';

const endpoint = 'https://hub.snapshot.org/graphql';

/** The hub's host name, as failures name it. */
export const hubHost = new URL(endpoint).host;

/** The hub allows 100 requests a minute per address, which the user's own Snapshot pages need. */
const withoutKey: Budget = { name: 'hub', background: 10, all: 20, reserved: 3, reservedFromLengthy: 4 };
/** A key allows two million a month, 46 a minute: of those, no more than anybody needs. */
const withKey: Budget = { ...withoutKey, background: 20, all: 40 };

/** How to ask the hub. */
export interface AskOptions {
  now: Milliseconds;
  /** The user waits for it: the larger budget. */
  userAsked?: boolean;
  /** One of many requests in a row: some of the budget is left to whatever else comes meanwhile. */
  lengthy?: boolean;
  /** GraphQL address of another hub than Snapshot's own. */
  hub?: string;
  signal?: AbortSignal;
}

/**
 * Asks the hub one GraphQL question and gives its `data`, with the user's key where there is one. A key that the hub refuses is marked, and
 * the question is asked without it. Throws `SourceError`.
 */
export async function askHub(query: string, variables: object, options: AskOptions): Promise<Record<string, unknown>> {
  const own = (options.hub ?? endpoint) === endpoint ? await readApiKey() : undefined;
  const key = own?.refusedAt === undefined ? own?.key : undefined;
  try {
    return await ask(query, variables, options, key);
  } catch (error) {
    if (key === undefined || !(error instanceof SourceError) || error.reason !== 'invalid-key') throw error;
    await markKeyRefused(key, options.now);
    return ask(query, variables, options);
  }
}

/** Whether the hub takes a key. Throws `SourceError`. */
export async function tryApiKey(key: string, now: Milliseconds): Promise<boolean> {
  try {
    await ask('query Key { networks { id } }', {}, { now, userAsked: true }, key);
    return true;
  } catch (error) {
    if (error instanceof SourceError && error.reason === 'invalid-key') return false;
    throw error;
  }
}

function ask(query: string, variables: object, options: AskOptions, key?: string): Promise<Record<string, unknown>> {
  const { now, userAsked = false, lengthy = false, hub = endpoint, signal } = options;
  return withinBudget(
    key === undefined ? withoutKey : withKey,
    { source: new URL(hub).host, now, userAsked, lengthy },
    () =>
      askGraphql(hub, {
        query,
        variables,
        ...(key !== undefined && { headers: { 'x-api-key': key } }),
        ...(signal && { signal }),
      }),
  );
}
