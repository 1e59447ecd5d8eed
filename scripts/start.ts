// The tour: `npm start [-- --browser=chrome|chromium|edge|brave|firefox] [--live] [--headless]`.
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { takeTour } from '../tests/tour/start.ts';
import { type BrowserName, browserNames, findAnyBrowser, findBrowser, provideBrowsers } from './browsers.ts';
import { cache, root } from './command.ts';
import { build, isFresh } from './fresh-build.ts';

const args = process.argv.slice(2);
const chosen = args.find((arg) => arg.startsWith('--browser='))?.slice('--browser='.length);
const live = args.includes('--live');
const headless =
  args.includes('--headless') || (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY);

function stop(line: string): never {
  console.log(line);
  process.exit(1);
}

const known = (name: string): name is BrowserName => (browserNames as readonly string[]).includes(name);
const strange = args.filter((arg) => !['--live', '--headless'].includes(arg) && !arg.startsWith('--browser='));
if (strange.length > 0)
  stop(`npm start does not know ${strange.join(' ')}. It knows --browser=…, --live and --headless.`);
if (chosen !== undefined && !known(chosen))
  stop(`There is no tour in “${chosen}”, only in ${browserNames.join(', ')}.`);

const find = () => (chosen === undefined ? findAnyBrowser() : findBrowser(chosen as BrowserName));
const wanted = chosen === 'firefox' ? 'firefox' : 'chromium';
const needed = [...(find() ? [] : ([wanted] as const)), ...(live ? [] : (['openssl'] as const)), 'fonts'] as const;
const wrong = await provideBrowsers(needed, join(cache, 'reports/browsers.log'), (line) => console.log(line));
const found = find();
if (!found) stop(wrong ?? `${chosen} was not found. Leave --browser out to take any browser that is there.`);
if (wrong) stop(wrong);

if (live) {
  const inReach = await lookup('snapshot.box')
    .then(() => fetch('https://hub.snapshot.org/graphql'))
    .then(
      () => true,
      () => false,
    );
  if (!inReach)
    stop(
      'The live tour needs the internet, and hub.snapshot.org does not answer from here. Without --live it needs none.',
    );
}

const target = found.name === 'firefox' ? 'firefox' : 'chrome';
if (!isFresh(target)) {
  console.log('Building the extension …');
  const log = join(cache, 'reports/build.log');
  if ((await build(target, log)) !== 0) stop(`The build failed: see ${log.slice(root.length + 1)}.`);
}

try {
  await takeTour({ found, live, headless });
} catch (error) {
  stop(`The tour could not go on: ${error instanceof Error ? error.message : String(error)}`);
}
