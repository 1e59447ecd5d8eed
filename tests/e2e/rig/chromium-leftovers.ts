import type { CDPSession } from 'puppeteer-core';
import type { Leftovers } from './leftovers.ts';
import { until } from './until.ts';

/** In our own world of the page: counts observers and intervals from now on. */
const countRunning = `(() => {
  if (globalThis.__running) return;
  const running = (globalThis.__running = new Set());
  const observe = MutationObserver.prototype.observe;
  const disconnect = MutationObserver.prototype.disconnect;
  MutationObserver.prototype.observe = function (...rest) { running.add(this); return observe.apply(this, rest); };
  MutationObserver.prototype.disconnect = function () { running.delete(this); return disconnect.apply(this); };
  const set = setInterval;
  const clear = clearInterval;
  globalThis.setInterval = (...rest) => { const id = set(...rest); running.add(id); return id; };
  globalThis.clearInterval = (id) => { running.delete(id); clear(id); };
})()`;

const objectGroup = 'leftovers';

/** The extension's own world in a page: Chromium keeps its listeners and wrappers apart from the page's. */
export class IsolatedWorld {
  #session: CDPSession;
  #contexts = new Map<number, string>();

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Runtime.executionContextCreated', ({ context }) => this.#contexts.set(context.id, context.origin));
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.#contexts.delete(executionContextId),
    );
    session.on('Runtime.executionContextsCleared', () => this.#contexts.clear());
  }

  static async of(session: CDPSession): Promise<IsolatedWorld> {
    const world = new IsolatedWorld(session);
    await session.send('Runtime.enable');
    return world;
  }

  async leftovers(): Promise<Leftovers> {
    const [contextId] = await until('the content script', () =>
      [...this.#contexts].find(([, origin]) => origin.startsWith('chrome-extension:')),
    );
    const handle = async (expression: string) => {
      const { result } = await this.#session.send('Runtime.evaluate', { contextId, expression, objectGroup });
      return result.objectId as string;
    };
    await this.#session.send('Runtime.evaluate', { contextId, expression: countRunning });
    await this.#session.send('HeapProfiler.collectGarbage');
    const listeners: string[] = [];
    for (const name of ['window', 'document', 'navigation']) {
      const found = await this.#session.send('DOMDebugger.getEventListeners', { objectId: await handle(name) });
      listeners.push(...found.listeners.map(({ type }) => `${name} ${type}`));
    }
    const prototypeObjectId = await handle('HTMLElement.prototype');
    const { objects } = await this.#session.send('Runtime.queryObjects', { prototypeObjectId, objectGroup });
    const { result } = await this.#session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId as string,
      // Prototypes are among them: they are no elements, and say so by throwing.
      functionDeclaration: `function () {
        const isLeft = (element) => { try { return element.localName.startsWith('shortfall-') && !element.isConnected; } catch { return false; } };
        return this.filter(isLeft).length;
      }`,
      returnByValue: true,
    });
    const running = await this.#session.send('Runtime.evaluate', { contextId, expression: '__running.size' });
    // What the debugger has in its hands is kept from going.
    await this.#session.send('Runtime.releaseObjectGroup', { objectGroup });
    return { listeners: listeners.sort(), detached: result.value as number, running: running.result.value as number };
  }
}
