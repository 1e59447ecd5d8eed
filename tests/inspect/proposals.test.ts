import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectJson, runInspect } from './run-inspect.ts';

const recorded = 'tests/fixtures/snapshot-verdicts/2026-11-page-labels';
const expected: Record<string, { case: string; pageLabel: string; verdict: string }> = JSON.parse(
  readFileSync(`${recorded}/expected.json`, 'utf8'),
);

interface Said {
  id: string | null;
  pageLabel?: string;
  verdict?: string;
  because?: string;
  error?: string;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shortfall-proposals-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seconds = (text: string) => Date.parse(text) / 1_000;
let files = 0;

/** What is said of rows of a file. */
function say(rows: unknown, ...more: string[]): Promise<Said[]> {
  files += 1;
  const file = join(folder, `${files}.json`);
  writeFileSync(file, JSON.stringify(rows));
  return inspectJson<Said[]>('--proposals', file, ...more);
}

/** A row as the hub serves it: a `basic` vote that ended on 2 May 2026, with more for than against. */
function aRow(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: `0x${'a'.repeat(64)}`,
    space: { id: 'example.eth' },
    author: '0x0000000000000000000000000000000000000001',
    title: 'Give',
    type: 'basic',
    state: 'closed',
    created: seconds('2026-04-30T00:00:00Z'),
    start: seconds('2026-05-01T00:00:00Z'),
    end: seconds('2026-05-02T00:00:00Z'),
    choices: ['For', 'Against', 'Abstain'],
    scores: [700, 200, 50],
    scores_total: 950,
    scores_state: 'final',
    quorum: 0,
    quorumType: 'default',
    privacy: '',
    votes: 3,
    flagged: false,
    ...fields,
  };
}

describe('recorded proposals', () => {
  it('each have the label that Snapshot’s own page showed, and the verdict that may be said', async () => {
    const said = await inspectJson<Said[]>('--proposals', `${recorded}/source.json`);
    expect(said.map(({ id }) => id)).toEqual(
      JSON.parse(readFileSync(`${recorded}/source.json`, 'utf8')).map(({ id }: { id: string }) => id),
    );
    for (const { id, because, ...rest } of said) {
      const { pageLabel, verdict } = expected[String(id)] ?? {};
      expect(rest, expected[String(id)]?.case).toEqual({ pageLabel, verdict });
      expect(because).toMatch(/\.$/);
    }
  });

  it('say by which rule, and what decided', async () => {
    const said = await inspectJson<Said[]>('--proposals', `${recorded}/source.json`);
    const because = (name: string) => said.find(({ id }) => expected[String(id)]?.case === name)?.because;
    expect(because('rejection-quorum-not-reached-but-against-majority')).toBe(
      'Rejection quorum: Snapshot fails the vote only if “Against” has more than 300, and does not compare it with “For”. It has 299, so it passes although “For” has only 10: passed.',
    );
    expect(because('basic-quorum-not-met')).toBe(
      'Snapshot’s rule: at least 1,000 of all votes, abstentions included, and more for “For” than for “Against”. 701 voted, 299 too few, and “For” has 700 against 1: failed.',
    );
    expect(because('single-choice-closed-quorum-missed')).toMatch(
      /no pass or fail on Snapshot.*“Yes” led with 83\.3% \(500 of 600\).*quorum of 10,000 is not reached: 600, 9,400 missing\.$/,
    );
    expect(because('basic-closed-not-final')).toMatch(/^Counting: .*The page says Passed, which is not final\.$/);
    expect(because('shutter-active')).toMatch(/^Sealed: .*only the total is real, 1,100 by 2 votes\./);
    expect(because('weighted-closed')).toContain('a tie at 33.3% (300 of 900)');
  });
});

describe('the clock', () => {
  const open = aRow({ state: 'active', scores_state: 'pending' });
  const counting = aRow({ scores_state: 'pending' });

  it('is the hub’s where the rows say their state: a vote that was active then is open', async () => {
    expect(await say([open])).toMatchObject([{ pageLabel: 'Active', verdict: 'open' }]);
    expect(await say([aRow({ state: 'pending' })])).toMatchObject([{ pageLabel: 'Pending', verdict: 'pending' }]);
  });

  it('is one for all rows: what had just closed while another was still open is counting, not stuck', async () => {
    const justOpen = { ...open, end: seconds('2026-05-02T01:00:00Z') };
    expect(await say([counting, justOpen])).toMatchObject([{ verdict: 'counting' }, { verdict: 'open' }]);
  });

  it('is now where the states allow it: not final for long is stuck', async () => {
    expect(await say([counting])).toMatchObject([{ pageLabel: 'Passed', verdict: 'stuck' }]);
    expect(await say([{ ...counting, state: undefined }])).toMatchObject([{ verdict: 'stuck' }]);
  });

  it('is each row’s own where no moment gives all their states', async () => {
    const later = aRow({
      state: 'active',
      start: seconds('2026-06-01T00:00:00Z'),
      end: seconds('2026-06-03T00:00:00Z'),
    });
    expect(await say([open, later])).toMatchObject([{ verdict: 'open' }, { verdict: 'open' }]);
  });

  it('is that of --at, whatever the states say', async () => {
    expect(await say([open, counting], '--at', '2026-04-30T12:00:00Z')).toMatchObject([
      { verdict: 'pending' },
      { verdict: 'pending' },
    ]);
    const at = String(seconds('2026-05-02T02:00:00Z'));
    expect(await say([open], '--at', at)).toMatchObject([{ pageLabel: 'Passed', verdict: 'counting' }]);
  });
});

describe('rows', () => {
  it('that cannot be read say so, and leave the others alone', async () => {
    const said = await say([
      aRow({ end: 'soon' }),
      aRow(),
      null,
      'x',
      aRow({ type: undefined }),
      aRow({ id: 'javascript:alert(1)' }),
      aRow({ state: 'passed' }),
      aRow({ scores: [1, null] }),
    ]);
    expect(said[1]).toMatchObject({ verdict: 'passed' });
    expect(said.map(({ error }) => error)).toEqual([
      'The hub would not serve this: its end cannot be read.',
      undefined,
      'This is no proposal, but something else.',
      'This is no proposal, but something else.',
      'The hub would not serve this: it has no type.',
      'The hub would not serve this: its id cannot be read.',
      'The hub would not serve this: its state cannot be read.',
      'The hub would not serve this: its scores.1 cannot be read.',
    ]);
    expect(said[0]?.id).toBe(`0x${'a'.repeat(64)}`);
  });

  it('are found in the hub’s answer too', async () => {
    expect(await say({ data: { proposals: [aRow()] } })).toMatchObject([{ verdict: 'passed' }]);
  });

  it('are judged by the DAO’s own rule where there is one', async () => {
    const aave = { space: { id: 'aavedao.eth' }, type: 'single-choice', choices: ['YAE', 'NAY'] };
    const [passed, failed] = await say([
      aRow({ ...aave, scores: [500_000, 1_000], scores_total: 501_000 }),
      aRow({ ...aave, scores: [300_000, 1_000], scores_total: 301_000 }),
    ]);
    expect(passed).toMatchObject({ pageLabel: 'Closed', verdict: 'passed' });
    expect(failed).toMatchObject({ pageLabel: 'Closed', verdict: 'failed' });
    expect(failed?.because).toMatch(/^The DAO’s rule \(https:.*\): more than 320,000 for, and more than 80,000 above/);
  });

  it('that were edited or flagged say so', async () => {
    const [said] = await say([aRow({ updated: seconds('2026-04-30T06:00:00Z'), flagged: true })]);
    expect(said?.because).toMatch(/It was edited Apr 30, 2026, 6:00 AM UTC\. Snapshot has flagged it: .*\.$/);
  });

  it('say what the figures of their system mean, where there are any', async () => {
    const said = await say([
      aRow({ type: 'approval' }),
      aRow({ type: 'copeland' }),
      aRow({ type: 'approval', scores: [], scores_total: 0, votes: 0 }),
      aRow(),
    ]);
    expect(said[0]?.because).toContain('the shares can add up to more than 100%');
    expect(said[1]?.because).toContain('These are points, not votes.');
    expect(said[2]?.because).not.toContain('100%');
    expect(said[3]?.because).not.toMatch(/points|shares/);
  });

  it('whose quorum is not stated are not called passed', async () => {
    expect(await say([aRow({ quorum: null })])).toMatchObject([{ verdict: 'unknown' }]);
  });

  it('never steer the terminal', async () => {
    const file = join(folder, 'escapes.json');
    writeFileSync(
      file,
      JSON.stringify([
        aRow({ choices: ['\u001b[2JFor\u202e', 'Against'], id: '\u001b[2J' }),
        aRow({ choices: ['\u001b[2JFor\u202e', 'B'] }),
      ]),
    );
    const { code, stdout } = await runInspect('--proposals', file);
    expect(code).toBe(0);
    expect(stdout).toContain('Snapshot’s page: Passed. Verdict: passed.');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('what cannot be inspected is said in a sentence', () => {
  it.each<[string, string[], RegExp]>([
    ['a file that is not there', ['--proposals', 'nowhere.json'], /^nowhere\.json cannot be read\. Is it there\?/],
    ['no JSON', ['--proposals', 'README.md'], /^README\.md is not JSON\./],
    ['no array', ['--proposals', 'package.json'], /^package\.json is no JSON array of proposals\./],
    ['a rescue beside it', ['defi-united-2026', '--proposals', 'x.json'], /^“defi-united-2026” does not go with/],
    ['an option of rescues', ['--proposals', 'x.json', '--rpc', 'http://x'], /^“--rpc” does not go with --proposals\./],
    ['a moment for a recount', ['--recount', 'x.json', '--at', '2026-05-01'], /^“--at” does not go with --recount\./],
    ['both', ['--recount', 'x.json', '--proposals', 'x.json'], /^“--recount” does not go with --proposals\./],
  ])('%s', async (_, args, said) => {
    const { code, stdout, stderr } = await runInspect(...args, '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
