// Runs one project of the tests: the task's name says which.
import { globSync } from 'node:fs';
import { root, run } from './command.ts';
import { build, isFresh } from './fresh-build.ts';

const task = process.env.SHORTFALL_TASK ?? '';
const project = task.replace('test:', '');
// Alone it takes its time: more than 100,000 inputs in all, each to be answered at once.
if (task === 'fuzz') process.env.FUZZ_RUNS ??= '5000';
if (
  (project === 'campaign' || project === 'bench') &&
  globSync(`tests/${project}/**/*.test.ts`, { cwd: root }).length === 0
) {
  console.log(`There is no ${project} yet: nothing in tests/${project}/.`);
} else {
  // Both drive browsers, too.
  if (project === 'campaign' || project === 'bench')
    for (const target of ['chrome', 'firefox'] as const)
      if (!isFresh(target) && (await build(target)) !== 0) process.exit(1);
  process.exitCode = await run('vitest', ['run', '--project', project, ...process.argv.slice(2)]);
}
