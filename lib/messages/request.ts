import { browser } from 'wxt/browser';
import type { Envelope, Protocol, RequestName } from './protocol';

/** The worker cannot be reached any more, as after an update of the extension: this page's visit is over. */
export class DisconnectedError extends Error {
  override readonly name = 'DisconnectedError';
}

/** How long a worker that is just starting is given before it is asked a second time. In ms. */
const startUpPause = 150;

/**
 * Asks the worker, and resolves with its answer.
 * Rejects with the signal's reason once the visit ends, and with `DisconnectedError` where no worker answers.
 */
export async function request<N extends RequestName>(
  name: N,
  body: Protocol[N]['request'],
  { signal }: { signal?: AbortSignal } = {},
): Promise<Protocol[N]['answer']> {
  signal?.throwIfAborted();
  const envelope = { shortfall: 1, name, request: body } as Envelope;
  // A second try is safe: every request may be asked twice.
  const answer = (await send(envelope)) ?? (await pause(startUpPause, signal).then(() => send(envelope)));
  signal?.throwIfAborted();
  if (answer === undefined) throw new DisconnectedError('The worker did not answer.');
  return answer as Protocol[N]['answer'];
}

/** The answer, or `undefined` where there was nobody to give one. */
async function send(envelope: Envelope): Promise<unknown> {
  // After an update, the old page's `runtime` has lost its id, and in some versions it is gone altogether.
  if (!browser.runtime?.id) throw new DisconnectedError('The extension was updated or removed.');
  try {
    return (await browser.runtime.sendMessage(envelope)) ?? undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/context invalidated|dead object/i.test(text)) throw new DisconnectedError(text, { cause: error });
    if (/receiving end|no listeners|port closed|channel closed|out of scope|moved into back\/forward cache/i.test(text))
      return undefined;
    throw error;
  }
}

/** Rejects with the signal's reason as soon as the visit ends, also if it has ended already. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}
