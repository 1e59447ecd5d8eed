// The end-to-end tests in real browsers: `npm run test:e2e -- --browser=chromium|firefox`, both without.
import { join } from 'node:path';
import { provideBrowsers, testNeeds } from './browsers.ts';
import { cache, run } from './command.ts';
import { build, isFresh } from './fresh-build.ts';

const args = process.argv.slice(2);
const chosen = args.find((arg) => arg.startsWith('--browser='))?.slice('--browser='.length);
const rest = args.filter((arg) => !arg.startsWith('--browser='));
if (chosen !== undefined && chosen !== 'chromium' && chosen !== 'firefox') {
  console.log(`The tests run in chromium and firefox, not in “${chosen}”.`);
  process.exit(1);
}
const wrong = await provideBrowsers(testNeeds, join(cache, 'reports/browsers.log'), (line) => console.log(line));
if (wrong) {
  console.log(wrong);
  process.exit(1);
}
for (const browser of chosen ? [chosen] : ['chromium', 'firefox']) {
  const target = browser === 'firefox' ? 'firefox' : 'chrome';
  if (!isFresh(target) && (await build(target)) !== 0) process.exit(1);
  if ((await run('vitest', ['run', '--project', `e2e-${browser}`, ...rest])) !== 0) process.exitCode = 1;
}
