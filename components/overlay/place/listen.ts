/** An event of the extension's API. */
interface ExtensionEvent<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

/** Listens to an event of the extension's API until the signal aborts. */
export function listen<Listener>(event: ExtensionEvent<Listener>, listener: Listener, signal: AbortSignal): void {
  event.addListener(listener);
  signal.addEventListener(
    'abort',
    () => {
      try {
        event.removeListener(listener);
      } catch {
        // After an update of the extension its API is gone, and the listener with it.
      }
    },
    { once: true },
  );
}
