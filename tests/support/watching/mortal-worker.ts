import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { IDBCursor, IDBDatabase, IDBFactory, IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { wrap } from 'idb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** Thrown by everything that a dead worker still asks of the browser. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** One life of the worker: from its start to its end. */
export interface Life {
  /** Doors that it may still pass before it dies: before and after each call of the browser, the network, the database. */
  left: number;
  passed: number;
  dead: boolean;
  /** Where it ends, the browser keeps what it has asked the database for until then, as Firefox may; else it takes back what is not committed. */
  commits: boolean;
  /** At which door it died. */
  diedAt?: string;
  readonly open: Set<IDBTransaction>;
}

const lives = new AsyncLocalStorage<Life>();

/** Runs a part of a worker's life. `undefined`: it was killed meanwhile. What else goes wrong is thrown. */
export async function live<T>(life: Life, part: () => Promise<T>): Promise<T | undefined> {
  try {
    const done = await lives.run(life, part);
    return life.dead ? undefined : done;
  } catch (error) {
    // A dead worker unwinds here, which a real one does not even do: nothing that it tries on the way has any effect.
    if (!life.dead) throw error;
    return undefined;
  }
}

/** A worker that has just started. `doors`: how far it gets. */
export function newLife(doors = Number.POSITIVE_INFINITY): Life {
  return { left: doors, passed: 0, dead: false, commits: false, open: new Set() };
}

/** Looks at something without being part of the life that goes on. */
export function outside<T>(look: () => T): T {
  return lives.exit(look);
}

/** The life that goes on, if any. */
export function presentLife(): Life | undefined {
  return lives.getStore();
}

/** Whether this is the door at which it dies. */
function isLast(name: string, life: Life): boolean {
  if (life.dead) throw new Killed(name);
  life.passed += 1;
  if (life.left-- > 0 || life.diedAt !== undefined) return false;
  life.diedAt = name;
  return true;
}

function die(life: Life): void {
  life.dead = true;
  for (const transaction of life.open) {
    try {
      if (life.commits) transaction.commit();
      else transaction.abort();
    } catch {
      // It is over, one way or the other.
    }
  }
}

function door(name: string): void {
  const life = lives.getStore();
  if (!life || !isLast(name, life)) return;
  die(life);
  throw new Killed(name);
}

/** Of the database: what is asked for in one breath is asked for together, and taken back together. */
function databaseDoor(name: string, life = lives.getStore()): void {
  if (life && isLast(name, life)) queueMicrotask(() => die(life));
}

type Call = (...given: never[]) => unknown;

/** A call that a worker may die before, or after it has had its effect. */
function mortal(name: string, call: Call): Call {
  return async (...given) => {
    door(`before ${name}`);
    const answer = await call(...given);
    door(`after ${name}`);
    return answer;
  };
}

function wrapArea(name: string, area: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(area)) {
    if (typeof value !== 'function' || /^(on[A-Z]|reset)/.test(key)) continue;
    area[key] = mortal(`${name}.${key}`, value.bind(area) as Call);
  }
}

/** What a dead worker leaves unhandled is nobody's any more. */
function forgiveTheDead(): void {
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (error, promise) => {
    if (!isOfTheDead(error)) for (const listener of listeners) listener(error, promise);
  });
}

function isOfTheDead(error: unknown): boolean {
  if (error instanceof Killed) return true;
  if (error instanceof DOMException && error.name === 'AbortError') return true;
  return error instanceof Error && error.cause !== undefined && isOfTheDead(error.cause);
}

let installed = false;

/** Puts the doors in: once for a file of tests. `fetch` is wrapped anew whenever it was replaced. */
export function installDoors(): void {
  if (installed) return;
  installed = true;
  forgiveTheDead();
  const { storage, notifications, alarms, action, tabs, windows } = fakeBrowser as unknown as Record<
    string,
    Record<string, never>
  >;
  const areas = { 'storage.local': storage?.local, 'storage.session': storage?.session, notifications, alarms, action };
  for (const [name, area] of Object.entries({ ...areas, tabs, windows })) if (area) wrapArea(name, area);
  const asks: [object, string[]][] = [
    [IDBObjectStore.prototype, ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'put', 'add', 'delete', 'clear']],
    [IDBObjectStore.prototype, ['openCursor', 'openKeyCursor']],
    [IDBIndex.prototype, ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor']],
    [IDBCursor.prototype, ['continue', 'update', 'delete']],
    [IDBFactory.prototype, ['open']],
  ];
  for (const [prototype, names] of asks)
    for (const name of names) {
      const patched = prototype as Record<string, (...given: unknown[]) => unknown>;
      const ask = patched[name];
      if (!ask) continue;
      patched[name] = function (this: unknown, ...given) {
        databaseDoor(`indexedDB ${name}`);
        return ask.apply(this, given);
      };
    }
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given: Parameters<typeof transaction>) {
    databaseDoor('indexedDB transaction');
    const opened = transaction.apply(this, given) as unknown as IDBTransaction;
    const life = lives.getStore();
    // What only reads leaves nothing to take back.
    if (life && opened.mode !== 'readonly') {
      life.open.add(opened);
      // Nobody is left to hear that it was taken back.
      void wrap(opened).done.catch(() => undefined);
      const over = () => life.open.delete(opened);
      opened.addEventListener('abort', over);
      opened.addEventListener('complete', () => {
        over();
        try {
          if (isLast('after commit', life)) die(life);
        } catch {
          // Committed, and nobody knows: the next thing that it tries is in vain.
        }
      });
    }
    return opened as never;
  };
}

/** The network as a worker sees it that may die: before its question, or before it has the answer. */
export function mortalFetch(): void {
  vi.stubGlobal('fetch', mortal('fetch', globalThis.fetch as unknown as Call));
}
