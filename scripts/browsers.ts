import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './command.ts';

/** The browsers that the extension can be shown in. */
export const browserNames = ['chrome', 'chromium', 'edge', 'brave', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

/** A browser of this machine. */
export interface FoundBrowser {
  name: BrowserName;
  path: string;
}

/** What it is called on the path, and where it usually is. */
const places: Record<BrowserName, { commands: readonly string[]; mac: readonly string[]; windows: readonly string[] }> =
  {
    chrome: {
      commands: ['google-chrome-stable', 'google-chrome'],
      mac: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
      windows: ['Google\\Chrome\\Application\\chrome.exe'],
    },
    chromium: {
      commands: ['chromium', 'chromium-browser'],
      mac: ['Chromium.app/Contents/MacOS/Chromium'],
      windows: ['Chromium\\Application\\chrome.exe'],
    },
    edge: {
      commands: ['microsoft-edge-stable', 'microsoft-edge'],
      mac: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
      windows: ['Microsoft\\Edge\\Application\\msedge.exe'],
    },
    brave: {
      commands: ['brave-browser-stable', 'brave-browser', 'brave'],
      mac: ['Brave Browser.app/Contents/MacOS/Brave Browser'],
      windows: ['BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
    },
    firefox: {
      commands: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
      mac: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
      windows: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
    },
  };

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function candidates(name: BrowserName): string[] {
  const { commands, mac, windows } = places[name];
  if (process.platform === 'darwin')
    return ['/Applications', join(process.env.HOME ?? '', 'Applications')].flatMap((folder) =>
      mac.map((app) => join(folder, app)),
    );
  if (process.platform === 'win32')
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
      folder ? windows.map((app) => join(folder, app)) : [],
    );
  const folders = (process.env.PATH ?? '').split(delimiter);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Where a browser is. `CHROME` and `FIREFOX` in the environment win. */
export function findBrowser(name: BrowserName): FoundBrowser | undefined {
  const told = name === 'firefox' ? process.env.FIREFOX : process.env.CHROME;
  // WXT has variables of the same names for its own use, whose values are no paths.
  const path = told && /[\\/]/.test(told) ? told : candidates(name).find(isExecutable);
  return path && isExecutable(path) ? { name, path } : undefined;
}

/** The first of these that is there. Without names: any, Chromium's family first. */
export function findAnyBrowser(names: readonly BrowserName[] = browserNames): FoundBrowser | undefined {
  return names.map(findBrowser).find((found) => found !== undefined);
}

/** Any browser of Chromium's family: the tests ask for no more. Chromium first: it is what the tests were written with. */
export const findChromium = () => findAnyBrowser(['chromium', 'chrome', 'edge', 'brave']);

/** What tests and tour cannot do without. */
export type Need = 'chromium' | 'firefox' | 'openssl' | 'fonts';

/** What of it is missing, by the names of Debian's packages. */
function missingPackages(needs: readonly Need[]): string[] {
  // Without any font a page has no text to look at.
  const fonts = ['truetype', 'TTF', 'opentype', 'dejavu'].map((folder) => `/usr/share/fonts/${folder}`);
  const present: Record<Need, () => boolean> = {
    chromium: () => findChromium() !== undefined,
    firefox: () => findBrowser('firefox') !== undefined,
    openssl: () => spawnSync('openssl', ['version']).status === 0,
    fonts: () => process.platform !== 'linux' || fonts.some((folder) => existsSync(folder)),
  };
  const packages: Record<Need, string> = {
    chromium: 'chromium',
    firefox: 'firefox-esr',
    openssl: 'openssl',
    fonts: 'fonts-dejavu-core',
  };
  return needs.filter((need) => !present[need]()).map((need) => packages[need]);
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Everything that the tests need. */
export const testNeeds: readonly Need[] = ['chromium', 'firefox', 'openssl', 'fonts'];

/** Sees to it that what is needed is there; on Debian and Ubuntu by installing them. Answers what is wrong, if anything is. */
export async function provideBrowsers(
  needs: readonly Need[],
  log: string,
  tell: (line: string) => void,
): Promise<string | undefined> {
  const missing = missingPackages(needs);
  if (missing.length === 0) return undefined;
  const what = missing.join(', ');
  const isRoot = process.getuid?.() === 0;
  const sudo = !isRoot && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!isDebian() || !(isRoot || sudo)) {
    return `Please install ${what} (or set CHROME and FIREFOX to where the browsers are), then run this again.`;
  }
  tell(`installing ${what} with apt-get (a minute or two)`);
  const apt = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-y'];
  const prefix = sudo ? ['sudo', '-n', 'env'] : ['env'];
  const [command = 'env', ...before] = [...prefix, ...apt];
  await run(command, [...before, 'update'], { log });
  // Ubuntu's `firefox-esr` is not in its archive; its `firefox` and `chromium-browser` are.
  const install = (packages: readonly string[]) =>
    run(command, [...before, 'install', '--no-install-recommends', 'ca-certificates', ...packages], { log });
  if ((await install(missing)) !== 0) {
    await install(missing.map((name) => ({ 'firefox-esr': 'firefox', chromium: 'chromium-browser' })[name] ?? name));
  }
  const still = missingPackages(needs);
  return still.length === 0
    ? undefined
    : `Could not install ${still.join(', ')} (see ${log}). Please install ${still.length === 1 ? 'it' : 'them'} by hand.`;
}
