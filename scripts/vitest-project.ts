// Runs one project of the tests: the task's name says which.
import { globSync } from 'node:fs';
import { root, run } from './command.ts';

const project = (process.env.SHORTFALL_TASK ?? '').replace('test:', '');
if (
  (project === 'campaign' || project === 'bench') &&
  globSync(`tests/${project}/**/*.test.ts`, { cwd: root }).length === 0
) {
  console.log(`There is no ${project} yet: nothing in tests/${project}/.`);
} else {
  process.exitCode = await run('vitest', ['run', '--project', project, ...process.argv.slice(2)]);
}
