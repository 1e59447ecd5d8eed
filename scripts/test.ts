// All tests, one after the other, with a summary in plain words. The last line counts.
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { provideBrowsers, testNeeds } from './browsers.ts';
import { cache, root, run } from './command.ts';
import { build } from './fresh-build.ts';
import { sizeCheck, staticChecks } from './static-checks.ts';

const reports = join(cache, 'reports');
const began = Date.now();
const seconds = (since: number) => `${Math.round((Date.now() - since) / 1000)} s`;

/** How one step went: how much of it passed, and what did not, in words. */
interface Outcome {
  passed: number;
  failures: readonly string[];
}

interface Step {
  name: string;
  run(log: string): Promise<Outcome>;
}

/** The end of what a command said, indented. */
function lastWords(log: string, lines = 25): string {
  const said = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines);
  return [...said.map((line) => `      ${line}`), `      (all of it: ${relative(root, log)})`].join('\n');
}

/** A step that is one command. */
function command(name: string, executable: string, args: readonly string[]): Step {
  return {
    name,
    async run(log) {
      const code = await run(executable, args, { log });
      return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [`${name}\n${lastWords(log)}`] };
    },
  };
}

interface VitestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

/** A step that is a project of vitest; counts its tests. */
function tests(name: string, project: string): Step {
  return {
    name,
    async run(log) {
      const file = join(reports, `${project}.json`);
      rmSync(file, { force: true });
      const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const code = await run('vitest', args, { log, env: { NO_COLOR: '1' } });
      let report: VitestReport;
      try {
        report = JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        return { passed: 0, failures: [`${name}: the tests did not run to their end\n${lastWords(log)}`] };
      }
      const failures = report.testResults.flatMap((result) => {
        const failed = result.assertionResults
          .filter((test) => test.status === 'failed')
          .map(
            (test) =>
              `${test.fullName}\n      ${(test.failureMessages?.[0] ?? '').split('\n').slice(0, 6).join('\n      ')}`,
          );
        // A file that could not be loaded, or whose set-up failed, has no failed test to show for it.
        const broken = result.status === 'failed' && failed.length === 0;
        return broken ? [`${relative(root, result.name)}: ${result.message ?? 'could not be run'}`] : failed;
      });
      if (code !== 0 && failures.length === 0) failures.push(`${name}: vitest reports an error\n${lastWords(log)}`);
      return { passed: report.numPassedTests, failures };
    },
  };
}

/** A step that makes both packages. */
const builds: Step = {
  name: 'both builds',
  async run(log) {
    const failures: string[] = [];
    for (const target of ['chrome', 'firefox'] as const) {
      if ((await build(target, log)) !== 0) failures.push(`The build for ${target}\n${lastWords(log)}`);
    }
    return { passed: 2 - failures.length, failures };
  },
};

const browsers: Step = {
  name: 'browsers',
  async run(log) {
    const wrong = await provideBrowsers(testNeeds, log, (line) => console.log(`    ${line}`));
    return wrong ? { passed: 0, failures: [wrong] } : { passed: 0, failures: [] };
  },
};

const steps: readonly Step[] = [
  browsers,
  {
    name: 'generated types',
    run: async (log) =>
      (await run('wxt', ['prepare'], { log })) === 0
        ? { passed: 0, failures: [] }
        : { passed: 0, failures: [`wxt prepare\n${lastWords(log)}`] },
  },
  ...staticChecks.map((check) => command(check.name, check.command, check.args)),
  tests('unit tests', 'unit'),
  tests('flows', 'flows'),
  tests('hostile input', 'fuzz'),
  tests('the command inspect', 'inspect'),
  tests('the world itself', 'world'),
  tests('votes on a chain', 'chain'),
  tests('the checks catch what they should', 'checks'),
  builds,
  command(sizeCheck.name, sizeCheck.command, sizeCheck.args),
  command('store lint', 'node', ['scripts/lint-store.ts']),
  tests('end to end, Chromium', 'e2e-chromium'),
  tests('end to end, Firefox', 'e2e-firefox'),
];

let passed = 0;
const failures: { step: string; what: string }[] = [];
for (const [index, step] of steps.entries()) {
  const since = Date.now();
  const title = `${String(index + 1).padStart(2)}/${steps.length} ${step.name}`;
  console.log(`${title} …`);
  const ticking = setInterval(() => console.log(`    … ${seconds(since)}`), 60_000);
  const log = join(reports, `${step.name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.log`);
  const outcome = await step.run(log);
  clearInterval(ticking);
  passed += outcome.passed;
  failures.push(...outcome.failures.map((what) => ({ step: step.name, what })));
  const count = outcome.passed > 1 ? `${outcome.passed} passed, ` : '';
  const failed = outcome.failures.length > 0 ? `${outcome.failures.length} FAILED, ` : '';
  console.log(`    ${failed ? 'not ok' : 'ok'}: ${count}${failed}${seconds(since)}`);
}

if (failures.length > 0) {
  console.log('\nWhat failed:');
  for (const { step, what } of failures) console.log(`  - ${step}: ${what}`);
}
console.log(`\n${failures.length === 0 ? 'Everything passed' : 'Not everything passed'} (${seconds(began)}).`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
