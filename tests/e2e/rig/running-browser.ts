import type { Tab } from './tab.ts';

/** A notification as it was handed to the browser. */
export interface ShownNotification {
  id: string;
  title: string;
  message: string;
}

export type Scheme = 'light' | 'dark';
export type Size = { width: number; height: number };

/** A real browser with the real extension in it. What differs between Chromium and Firefox stays behind this. */
export interface RunningBrowser {
  readonly name: 'chromium' | 'firefox';
  /** E.g. `Chrome/156.0.8078.79`. */
  readonly version: string;
  /** Opens a page in a tab of its own, in front. */
  open(url: string): Promise<Tab>;
  /** Opens a page of the extension in a tab: `popup.html`. `behind`: the tab in front stays there, as with a real popup. */
  openOwn(path: string, options?: { behind?: boolean }): Promise<Tab>;
  /** Opens the popup as its button does, on a page in front: the extension may look at that page once. It is in a tab of its own, behind. */
  openPopupOn(tab: Tab): Promise<Tab>;
  /** The browser will say yes when the extension asks for a host. */
  willGrant(host: string): Promise<void>;
  /** The user takes a host away from the extension, in the browser's own settings. */
  revoke(host: string): Promise<void>;
  /** Runs an expression in a page of the extension that shows nothing and asks for nothing. `browser` is at hand. */
  inExtension<T>(expression: string): Promise<T>;
  /** The addresses of all tabs but the rig's own, and which is in front. */
  tabs(): Promise<{ url: string; active: boolean }[]>;
  /** A tab that somebody else has opened, e.g. a click on a notification. */
  tabAt(url: string | RegExp): Promise<Tab>;
  /** Every notification since the launch, also those since replaced, in order. */
  shown(): Promise<readonly ShownNotification[]>;
  clickNotification(id: string): Promise<void>;
  badge(): Promise<string>;
  /** Makes every alarm of the extension ring now: a real one, that also wakes a worker that is asleep. */
  ringAlarms(): Promise<void>;
  /** Ends the worker as the browser does when it is idle. */
  stopWorker(): Promise<void>;
  /** Ends the extension and starts it anew, as an update does; pages stay open. */
  reloadExtension(): Promise<void>;
  /** What all pages, present and coming, hear of the user's preferred colours. */
  setScheme(scheme: Scheme): Promise<void>;
  /** What went wrong in the extension, and in the pages since it was there. Empty is good. */
  errors(): Promise<string[]>;
  /** Closes the browser and opens it again on the same profile. Tabs are gone. */
  restart(): Promise<void>;
  readonly isOpen: boolean;
  /** Resolves when the user has closed the last window. */
  readonly closed: Promise<void>;
  /** Closes it and removes its profile. May be called again. */
  close(): Promise<void>;
}
