import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import puppeteer from 'puppeteer-core';
import { zipOf } from './built-extension.ts';
import { ringAll } from './chromium.ts';
import { askForLeftovers } from './firefox-leftovers.ts';
import type { LaunchOptions } from './launch.ts';
import type { Leftovers } from './leftovers.ts';
import type { CallInRoot } from './panel.ts';
import type { RunningBrowser, Scheme, ShownNotification } from './running-browser.ts';
import { Tab } from './tab.ts';
import { until } from './until.ts';

/** Fixed, so that the extension's own addresses are known. */
const uuid = '7a1d2c3e-5b64-4f0a-9c1d-3f2e8a6b7c90';

/** Puppeteer's own connection: the parts of WebDriver BiDi that it has no method for. */
interface Connection {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
}

interface RemoteNode {
  sharedId?: string;
  value?: { shadowRoot?: RemoteNode };
}

interface ScriptAnswer {
  type: 'success' | 'exception';
  result?: RemoteNode & { value?: unknown };
  exceptionDetails?: { text: string };
}

function answered(answer: unknown): unknown {
  const { type, result, exceptionDetails } = answer as ScriptAnswer;
  if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'a script failed');
  return result?.value;
}

/** The name that BiDi has for a page. */
const contextOf = (page: Page) => (page.mainFrame() as unknown as { _id: string })._id;

/** Where a page is. Puppeteer hears of it only where BiDi has done the navigating. */
const addressOf = (page: Page): Promise<string> =>
  page.evaluate(() => (document.readyState === 'complete' ? location.href : ''));

const findHost = `() => document.querySelector('shortfall-panel')`;

/** Firefox, driven by WebDriver BiDi; what that has no word for is done in the browser's own window. */
export class Firefox implements RunningBrowser {
  readonly name = 'firefox';
  version = '';
  #shown: ShownNotification[] = [];
  #options: LaunchOptions;
  #browser!: Browser;
  #chrome = '';
  #quiet!: Page;
  #scheme: Scheme = 'light';
  #errors: string[] = [];
  #installed = false;
  /** What of the browser's own list of notifications has been read. */
  #read = 0;

  private constructor(options: LaunchOptions) {
    this.#options = options;
  }

  static async launch(options: LaunchOptions): Promise<Firefox> {
    const firefox = new Firefox(options);
    await firefox.#start();
    return firefox;
  }

  async #start(): Promise<void> {
    const { path, extension, profile, world, headless, size } = this.#options;
    this.#browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: path,
      headless,
      acceptInsecureCerts: true,
      userDataDir: profile,
      defaultViewport: headless ? size : null,
      protocolTimeout: 60_000,
      ...(this.#options.minded && { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }),
      args: [
        '--remote-allow-system-access',
        ...(headless ? [] : ['--width', String(size.width), '--height', String(size.height + 90)]),
      ],
      extraPrefsFirefox: {
        ...world?.firefoxPrefs,
        'extensions.webextensions.uuids': JSON.stringify({ [extension.geckoId]: uuid }),
        // Not the system's notifications: there may be none, and then each would close at once.
        ...(headless && { 'alerts.useSystemBackend': false }),
        'extensions.background.idle.timeout': this.#options.idleAfterMs ?? 30_000,
        'extensions.webextOptionalPermissionPrompts': false,
        // Unsigned packages can be installed for good where the browser allows it (ESR, Developer Edition) …
        'xpinstall.signatures.required': false,
        // … elsewhere as temporary add-ons, whose data is then kept like a package's.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'layout.css.prefers-color-scheme.content-override': this.#scheme === 'dark' ? 0 : 1,
        'browser.sessionstore.resume_from_crash': false,
        'browser.aboutwelcome.enabled': false,
        'datareporting.policy.dataSubmissionEnabled': false,
      },
    });
    try {
      this.version = await this.#browser.version();
      await this.#install();
      const { contexts } = (await this.#send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
        contexts: { context: string; url: string }[];
      };
      this.#chrome = contexts.find(({ url }) => url.endsWith('browser.xhtml'))?.context ?? '';
      await until('the extension to run', () =>
        this.#inWindow(
          `WebExtensionPolicy.getByID(${JSON.stringify(extension.geckoId)})?.extension?.backgroundState ?? ''`,
        ),
      );
      await this.#listen();
      this.#quiet = await this.#openOwn(extension.quietFile, false);
    } catch (error) {
      await this.#browser.close();
      throw error;
    }
  }

  async #install(): Promise<void> {
    const { extension, profile, temporary } = this.#options;
    if (this.#installed) return;
    if (!temporary) {
      const zip = join(profile, 'shortfall.xpi');
      writeFileSync(zip, zipOf(extension.folder));
      try {
        const extensionData = { type: 'archivePath', path: zip };
        await this.#send('webExtension.install', { extensionData, 'moz:permanent': true });
        this.#installed = true;
        return;
      } catch {
        // A release version: it keeps nothing that Mozilla has not signed.
      }
    }
    await this.#browser.installExtension(extension.folder);
  }

  async #send(method: string, parameters: object): Promise<unknown> {
    const { connection } = this.#browser as unknown as { connection: Connection };
    return (await connection.send(method, parameters)).result;
  }

  /** Runs an expression in the browser's own window. */
  async #inWindow<T>(expression: string): Promise<T> {
    const target = { context: this.#chrome };
    return answered(await this.#send('script.evaluate', { expression, awaitPromise: true, target })) as T;
  }

  /** Keeps every notification that the extension asks for, as the browser's own part of the API gets it. */
  async #listen(): Promise<void> {
    this.#read = 0;
    await this.#inWindow(`(() => {
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.#options.extension.geckoId)});
      const map = extension.apiManager.getAPI('notifications', extension, 'addon_parent').notificationsMap;
      const set = map.set.bind(map);
      globalThis.__shown = [];
      globalThis.__notifications = map;
      map.set = (id, notification) => {
        __shown.push({ id, title: notification.options.title, message: notification.options.message });
        return set(id, notification);
      };
    })()`);
  }

  /** Takes over what was shown since the last time. */
  async shown(): Promise<readonly ShownNotification[]> {
    const all = JSON.parse(
      await this.#inWindow<string>('JSON.stringify(globalThis.__shown ?? [])'),
    ) as ShownNotification[];
    this.#shown.push(...all.slice(this.#read));
    this.#read = all.length;
    return this.#shown;
  }

  async #openOwn(path: string, inFront: boolean): Promise<Page> {
    const url = `moz-extension://${uuid}/${path}`;
    const page = await this.#browser.newPage({ background: !inFront });
    // BiDi does not navigate to pages of extensions: the window does, in a tab that BiDi knows.
    const mark = `about:blank#${crypto.randomUUID()}`;
    await page.goto(mark);
    await this.#inWindow(`gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec === ${JSON.stringify(mark)})
      .linkedBrowser.loadURI(Services.io.newURI(${JSON.stringify(url)}), {
        triggeringPrincipal: WebExtensionPolicy.getByID(${JSON.stringify(this.#options.extension.geckoId)}).extension.principal })`);
    await until(`the page ${url}`, async () => (await addressOf(page)) === url);
    return page;
  }

  #tab(page: Page): Tab {
    return new Tab(page, this.#callInRoot(page), () => this.#leftovers(page));
  }

  async #leftovers(page: Page): Promise<Leftovers> {
    const address = await page.evaluate(() => location.href);
    const { geckoId } = this.#options.extension;
    return JSON.parse(await this.#inWindow<string>(askForLeftovers(address, geckoId))) as Leftovers;
  }

  #callInRoot(page: Page): CallInRoot {
    return async <T>(source: string, ...args: (string | number)[]) => {
      const target = { context: contextOf(page) };
      const host = (await this.#send('script.callFunction', {
        functionDeclaration: findHost,
        awaitPromise: false,
        target,
        // Closed roots are serialised too, and what is serialised can be handed back as an argument.
        serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
      })) as ScriptAnswer;
      const root = host.result?.value as RemoteNode['value'];
      const sharedId = root?.shadowRoot?.sharedId;
      if (!sharedId) return undefined;
      const answer = await this.#send('script.callFunction', {
        functionDeclaration: `async (root, ...args) => JSON.stringify(await (${source})(root, ...args)) ?? 'null'`,
        arguments: [{ sharedId }, ...args.map((value) => ({ type: typeof value, value }))],
        awaitPromise: true,
        target,
      });
      return JSON.parse(answered(answer) as string) as T;
    };
  }

  async open(url: string): Promise<Tab> {
    const page = await this.#browser.newPage();
    page.on('pageerror', (error) =>
      this.#errors.push(`${url}: ${error instanceof Error ? error.message : String(error)}`),
    );
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return this.#tab(page);
  }

  async openOwn(path: string, { behind = false } = {}): Promise<Tab> {
    const page = await this.#openOwn(path, !behind);
    if (this.#options.headless) await page.setViewport(this.#options.size);
    return this.#tab(page);
  }

  async openPopupOn(tab: Tab): Promise<Tab> {
    await tab.page.bringToFront();
    await this.#inWindow(
      `WebExtensionPolicy.getByID(${JSON.stringify(this.#options.extension.geckoId)}).extension.tabManager.addActiveTabPermission(gBrowser.selectedTab)`,
    );
    return this.openOwn('popup.html', { behind: true });
  }

  async willGrant(): Promise<void> {
    // With its prompts turned off, Firefox grants what a click asks for.
  }

  async revoke(host: string): Promise<void> {
    await this.inExtension(`browser.permissions.remove({ origins: ['https://${host}/*'] })`);
  }

  inExtension<T>(expression: string): Promise<T> {
    return this.#quiet.evaluate(expression) as Promise<T>;
  }

  async tabs(): Promise<{ url: string; active: boolean }[]> {
    const all = JSON.parse(
      await this.#inWindow<string>(
        'JSON.stringify(gBrowser.tabs.map((tab) => ({ url: tab.linkedBrowser.currentURI.spec, active: tab.selected })))',
      ),
    ) as { url: string; active: boolean }[];
    return all.filter(({ url }) => url !== `moz-extension://${uuid}/${this.#options.extension.quietFile}`);
  }

  async tabAt(url: string | RegExp): Promise<Tab> {
    const page = await until(`a tab at ${url}`, async () => {
      for (const one of await this.#browser.pages()) {
        // One that has just been closed must not keep us from finding the others.
        const address = await addressOf(one).catch(() => '');
        if (typeof url === 'string' ? address === url : url.test(address)) return one;
      }
      return undefined;
    });
    return this.#tab(page);
  }

  async clickNotification(id: string): Promise<void> {
    // As the API hears it from the system, also of a notification that has left the screen for the system's list.
    await this.#inWindow(`__notifications.emit('clicked', ${JSON.stringify(id)})`);
  }

  badge(): Promise<string> {
    return this.inExtension('browser.action.getBadgeText({})');
  }

  async ringAlarms(): Promise<void> {
    await this.inExtension(ringAll);
  }

  async stopWorker(): Promise<void> {
    const extension = `WebExtensionPolicy.getByID(${JSON.stringify(this.#options.extension.geckoId)}).extension`;
    // An alarm may start the next one before anybody sees that this one has stopped: it is told by its number.
    const running = `${extension}.backgroundContext?.contextId ?? ''`;
    const before = await this.#inWindow(running);
    const isGone = async () =>
      (await this.#inWindow(`${extension}.backgroundState`)) === 'stopped' ||
      (await this.#inWindow(running)) !== before;
    let askedAt = Number.NEGATIVE_INFINITY;
    await until('the background to stop', async () => {
      // A background that has just begun to answer an event is left alone: once more then.
      if (Date.now() - askedAt > 2_000) {
        askedAt = Date.now();
        await this.#inWindow(`${extension}.terminateBackground({ ignoreDevToolsAttached: true })`);
      }
      return isGone();
    });
  }

  async reloadExtension(): Promise<void> {
    const { geckoId, quietFile } = this.#options.extension;
    // As the button in about:debugging does.
    await this.#inWindow(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      await (await AddonManager.getAddonByID(${JSON.stringify(geckoId)})).reload();
    })()`);
    await until('the extension to be back', () =>
      this.#inWindow(`WebExtensionPolicy.getByID(${JSON.stringify(geckoId)})?.extension?.backgroundState ?? ''`),
    );
    await this.#listen();
    this.#quiet = await this.#openOwn(quietFile, false);
  }

  async setScheme(scheme: Scheme): Promise<void> {
    this.#scheme = scheme;
    await this.#inWindow(
      `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1})`,
    );
    // Pages hear of it by and by; one that has been closed meanwhile never does.
    const heard = (wanted: Scheme) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches;
    for (const page of await this.#browser.pages()) {
      await until('the colours to change', () => page.evaluate(heard, scheme).catch(() => true));
    }
  }

  async #collectErrors(): Promise<void> {
    const found = JSON.parse(
      await this.#inWindow<string>(`(() => {
        const found = Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError
          && !(message.flags & Ci.nsIScriptError.warningFlag) && message.sourceName.startsWith('moz-extension://${uuid}'));
        Services.console.reset();
        return JSON.stringify(found.map((message) => message.sourceName + ':' + message.lineNumber + ': ' + message.errorMessage));
      })()`),
    ) as string[];
    // The browser's own remark on a page that was left while it waited for an answer; nobody can catch that.
    this.#errors.push(...found.filter((error) => !/Promise (resolved|rejected) after context unloaded/.test(error)));
  }

  async errors(): Promise<string[]> {
    await this.#collectErrors();
    return this.#errors;
  }

  async restart(): Promise<void> {
    await this.shown();
    await this.#collectErrors();
    await this.#browser.close();
    await this.#start();
  }

  get isOpen(): boolean {
    return this.#browser.connected;
  }

  get closed(): Promise<void> {
    return new Promise((resolve) => {
      this.#browser.once('disconnected', () => resolve());
    });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
