import type { Browser, CDPSession, Page, Target } from 'puppeteer-core';
import puppeteer from 'puppeteer-core';
import { IsolatedWorld } from './chromium-leftovers.ts';
import type { LaunchOptions } from './launch.ts';
import type { CallInRoot } from './panel.ts';
import type { RunningBrowser, Scheme, ShownNotification } from './running-browser.ts';
import { Tab } from './tab.ts';
import { until } from './until.ts';

interface Node {
  localName: string;
  backendNodeId: number;
  shadowRootType?: string;
  shadowRoots?: Node[];
  children?: Node[];
  contentDocument?: Node;
}

/** The closed shadow root of ours in a DOM as the debugger tells it: `pierce` sees what pages cannot. */
function findRoot(node: Node): Node | undefined {
  if (node.localName === 'shortfall-panel' && node.shadowRoots?.[0]) return node.shadowRoots[0];
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = findRoot(child);
    if (found) return found;
  }
  return undefined;
}

function callInRoot(session: CDPSession): CallInRoot {
  return async <T>(source: string, ...args: (string | number)[]) => {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const found = findRoot(root as Node);
    if (!found) return undefined;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: found.backendNodeId });
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId as string,
      functionDeclaration: `function (...args) { return (${source})(this, ...args); }`,
      arguments: args.map((value) => ({ value })),
      returnByValue: true,
      awaitPromise: true,
    });
    // What the debugger has in its hands is kept from going.
    await session.send('Runtime.releaseObject', { objectId: object.objectId as string });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
}

/** Hands every notification to `__shown` on its way to the browser. `getAll()` would give ids alone. */
const tellNotifications = `(() => {
  if (globalThis.__told) return;
  globalThis.__told = true;
  const create = chrome.notifications.create.bind(chrome.notifications);
  chrome.notifications.create = (id, options, ...rest) => {
    __shown(JSON.stringify({ id, title: options.title, message: options.message }));
    return create(id, options, ...rest);
  };
})()`;

/** Chromium and its family, driven over a pipe: `Extensions.loadUnpacked` works there in branded builds too, which ignore `--load-extension` since 137. */
export class Chromium implements RunningBrowser {
  readonly name = 'chromium';
  version = '';
  #shown: ShownNotification[] = [];
  #options: LaunchOptions;
  #browser!: Browser;
  #heard = new WeakSet<Target>();
  #id = '';
  #quiet!: Page;
  #scheme: Scheme = 'light';
  #errors: string[] = [];

  private constructor(options: LaunchOptions) {
    this.#options = options;
  }

  static async launch(options: LaunchOptions): Promise<Chromium> {
    const chromium = new Chromium(options);
    await chromium.#start();
    return chromium;
  }

  async #start(): Promise<void> {
    const { path, extension, profile, world, headless, size } = this.#options;
    const root = process.getuid?.() === 0;
    this.#browser = await puppeteer.launch({
      executablePath: path,
      headless,
      pipe: true,
      enableExtensions: [extension.folder],
      userDataDir: profile,
      defaultViewport: headless ? size : null,
      protocolTimeout: 60_000,
      ...(this.#options.minded && { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }),
      args: [
        // Its sandbox refuses to run as root.
        ...(root ? ['--no-sandbox'] : []),
        ...(world?.chromiumArgs ?? []),
        '--no-first-run',
        '--no-default-browser-check',
        '--hide-crash-restore-bubble',
        ...(headless ? [] : [`--window-size=${size.width},${size.height + 90}`]),
      ],
    });
    try {
      this.version = await this.#browser.version();
      const isOurs = (target: Target) =>
        target.type() === 'service_worker' && target.url().startsWith('chrome-extension:');
      this.#browser.on('targetcreated', (target) => {
        if (isOurs(target)) void this.#listen(target);
      });
      const worker = await this.#browser.waitForTarget(isOurs, { timeout: 20_000 });
      this.#id = new URL(worker.url()).host;
      await this.#listen(worker);
      this.#quiet = await this.#browser.newPage({ background: true });
      // In developer mode the browser itself keeps what went wrong in the extension, wherever it was.
      await this.#quiet.goto('chrome://extensions');
      await this.#quiet.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
      await this.#quiet.goto(`chrome-extension://${this.#id}/${extension.quietFile}`);
    } catch (error) {
      await this.#browser.close();
      throw error;
    }
  }

  async #listen(target: Target): Promise<void> {
    if (this.#heard.has(target)) return;
    this.#heard.add(target);
    try {
      const worker = await target.worker();
      if (!worker) return;
      worker.client.on('Runtime.bindingCalled', ({ name, payload }) => {
        if (name === '__shown') this.#shown.push(JSON.parse(payload) as ShownNotification);
      });
      await worker.client.send('Runtime.addBinding', { name: '__shown' });
      await worker.evaluate(tellNotifications);
    } catch {
      // The worker ended meanwhile; the next one is listened to again.
    }
  }

  async #tab(page: Page): Promise<Tab> {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: this.#scheme }]);
    const world = await IsolatedWorld.of(await page.createCDPSession());
    return new Tab(page, callInRoot(await page.createCDPSession()), () => world.leftovers());
  }

  open(url: string): Promise<Tab> {
    return this.#open(url, false);
  }

  async #open(url: string, background: boolean): Promise<Tab> {
    const page = await this.#browser.newPage({ background });
    page.on('pageerror', (error) =>
      this.#errors.push(`${url}: ${error instanceof Error ? error.message : String(error)}`),
    );
    const tab = await this.#tab(page);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return tab;
  }

  openOwn(path: string, { behind = false } = {}): Promise<Tab> {
    return this.#open(`chrome-extension://${this.#id}/${path}`, behind);
  }

  async openPopupOn(tab: Tab): Promise<Tab> {
    const extension = (await this.#browser.extensions()).get(this.#id);
    const isPopup = (target: Target) => target.url().startsWith(`chrome-extension://${this.#id}/popup.html`);
    await tab.page.bringToFront();
    await extension?.triggerAction(tab.page);
    const real = await this.#browser.waitForTarget(isPopup, { timeout: 10_000 });
    const page = (await real.page()) ?? (await real.asPage());
    return this.#tab(page);
  }

  async willGrant(host: string): Promise<void> {
    // The question itself cannot be clicked: what the user would answer is written down beforehand.
    // Once more where it was written down before a restart, which has forgotten it in part.
    const [id, origin] = [JSON.stringify(this.#id), JSON.stringify(`https://${host}/*`)];
    await this.#inSettings(`chrome.developerPrivate.removeHostPermission(${id}, ${origin}).catch(() => {})
      .then(() => chrome.developerPrivate.addHostPermission(${id}, ${origin}))`);
  }

  async revoke(host: string): Promise<void> {
    await this.#inSettings(
      `chrome.developerPrivate.removeHostPermission(${JSON.stringify(this.#id)}, ${JSON.stringify(`https://${host}/*`)})`,
    );
  }

  async #inSettings(expression: string): Promise<void> {
    const page = await this.#browser.newPage({ background: true });
    try {
      await page.goto('chrome://extensions');
      await page.evaluate(expression);
    } finally {
      await page.close();
    }
  }

  inExtension<T>(expression: string): Promise<T> {
    return this.#quiet.evaluate(`globalThis.browser ??= chrome; ${expression}`) as Promise<T>;
  }

  async tabs(): Promise<{ url: string; active: boolean }[]> {
    const quiet = this.#quiet.url();
    const tabs =
      await this.inExtension<{ url?: string; pendingUrl?: string; active: boolean }[]>('chrome.tabs.query({})');
    return tabs
      .map(({ url, pendingUrl, active }) => ({ url: url || pendingUrl || '', active }))
      .filter(({ url }) => url !== quiet && url !== '');
  }

  async tabAt(url: string | RegExp): Promise<Tab> {
    const fits = (page: Page) => (typeof url === 'string' ? page.url() === url : url.test(page.url()));
    const page = await until(`a tab at ${url}`, async () => (await this.#browser.pages()).find(fits));
    return this.#tab(page);
  }

  async shown(): Promise<readonly ShownNotification[]> {
    return this.#shown;
  }

  async clickNotification(id: string): Promise<void> {
    const target = await this.#browser.waitForTarget(
      (one) => one.type() === 'service_worker' && one.url().includes(this.#id),
    );
    const worker = await target.worker();
    await worker?.evaluate(`chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})`);
  }

  badge(): Promise<string> {
    return this.inExtension('chrome.action.getBadgeText({})');
  }

  async ringAlarms(): Promise<void> {
    await this.inExtension(ringAll);
  }

  async stopWorker(): Promise<void> {
    const ours = (target: Target) => target.type() === 'service_worker' && target.url().includes(this.#id);
    const target = this.#browser.targets().find(ours);
    if (!target) return;
    await (await target.worker())?.close();
    let askedAt = Date.now();
    const session = await this.#quiet.createCDPSession();
    await until('the worker to stop', async () => {
      if (!this.#browser.targets().includes(target)) return true;
      // One that was just starting may not have heard it.
      if (Date.now() - askedAt > 2_000) {
        askedAt = Date.now();
        const { targetInfos } = await session.send('Target.getTargets');
        const own = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(this.#id));
        if (own) await session.send('Target.closeTarget', { targetId: own.targetId });
      }
      return false;
    });
    await session.detach();
  }

  async reloadExtension(): Promise<void> {
    // The page that asks goes with it.
    await this.inExtension('void setTimeout(() => chrome.runtime.reload(), 50)');
    const { quietFile } = this.#options.extension;
    await until('the quiet page to go', () => this.#quiet.isClosed());
    this.#quiet = await this.#browser.newPage({ background: true });
    await until('the extension to be back', async () => {
      await this.#quiet.goto(`chrome-extension://${this.#id}/${quietFile}`);
      return true;
    });
  }

  async setScheme(scheme: Scheme): Promise<void> {
    this.#scheme = scheme;
    for (const page of await this.#browser.pages()) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    }
  }

  async #collectErrors(): Promise<void> {
    const page = await this.#browser.newPage({ background: true });
    try {
      await page.goto('chrome://extensions');
      const found = await page.evaluate(
        `new Promise((done) => chrome.developerPrivate.getExtensionInfo(${JSON.stringify(this.#id)}, (info) =>
          done([...info.manifestErrors, ...info.runtimeErrors].map((error) => error.source + ': ' + error.message))))`,
      );
      // What a worker was in the middle of when it was stopped.
      this.#errors.push(...(found as string[]).filter((error) => !error.endsWith('Error: No SW')));
      await page.evaluate(
        `chrome.developerPrivate.deleteExtensionErrors({ extensionId: ${JSON.stringify(this.#id)} })`,
      );
    } finally {
      await page.close();
    }
  }

  async errors(): Promise<string[]> {
    await this.#collectErrors();
    return this.#errors;
  }

  async restart(): Promise<void> {
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

/** A real alarm, at once, with its period kept. */
export const ringAll = `browser.alarms.getAll().then(async (alarms) => {
  for (const { name, periodInMinutes } of alarms)
    await browser.alarms.create(name, { when: Date.now() + 1, ...(periodInMinutes && { periodInMinutes }) });
})`;
