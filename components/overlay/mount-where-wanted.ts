import { browser } from 'wxt/browser';
import { preferencesKey } from '../../lib/messages/protocol';
import { type AddedSite, sitesKey } from '../../lib/messages/sites';
import { listen } from './place/listen';

/** What is needed of WXT's content script context. */
export interface Context {
  /** Aborted once a newer copy of the script runs, or it is noticed that the extension is gone. */
  signal: AbortSignal;
  /** Reading it is how that is noticed. */
  readonly isValid: boolean;
}

interface Options {
  /** The site came with the extension: it needs not be among those that were added. */
  isBundled: boolean;
  host?: string;
  /** Starts the overlay; `site` is what the user added. It ends with the context that it is given. */
  mount: (context: Context, site: AddedSite | undefined) => void;
}

/** Runs the overlay where the user wants it: not on a site that was switched off, nor on one that was taken off the list. Follows both. */
export async function mountWhereWanted(
  context: Context,
  { isBundled, host = location.hostname, mount }: Options,
): Promise<void> {
  let running: AbortController | undefined;

  const decide = async (): Promise<void> => {
    const stored = await browser.storage.local.get([preferencesKey, sitesKey]);
    if (context.signal.aborted) return;
    const site = addedAt(stored[sitesKey], host);
    const isWanted = (isBundled || site !== undefined) && !isHidden(stored[preferencesKey], host);
    if (isWanted === (running !== undefined)) return;
    running?.abort();
    running = undefined;
    if (!isWanted) return;
    const end = new AbortController();
    running = end;
    const signal = AbortSignal.any([context.signal, end.signal]);
    mount(
      {
        signal,
        get isValid() {
          return context.isValid;
        },
      },
      isBundled ? undefined : site,
    );
  };

  const onStored = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && (preferencesKey in changes || sitesKey in changes)) void decide();
  };
  listen(browser.storage.onChanged, onStored, context.signal);
  await decide();
}

function addedAt(stored: unknown, host: string): AddedSite | undefined {
  return Array.isArray(stored) ? (stored as AddedSite[]).find((site) => site?.host === host) : undefined;
}

function isHidden(stored: unknown, host: string): boolean {
  const hidden = (stored as { hiddenSites?: unknown } | undefined)?.hiddenSites;
  return Array.isArray(hidden) && hidden.includes(host);
}
