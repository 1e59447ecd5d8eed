import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpHub } from './http-hub.ts';
import { inspectJson, runInspect } from './run-inspect.ts';

interface Said {
  id: string | null;
  votes: number;
  scores: number[] | null;
  recounted: number[] | null;
  matches: boolean | null;
  because?: string;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shortfall-recount-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileOf(record: unknown): string {
  files += 1;
  const file = join(folder, `${files}.json`);
  writeFileSync(file, JSON.stringify(record));
  return file;
}

const id = `0x${'b'.repeat(64)}`;
const proposal = { id, type: 'basic', choices: ['For', 'Against'], scores: [5, 2], scores_total: 7, votes: 3 };
const votes = [
  { id: '0x1', voter: '0xa', created: 1, choice: 1, vp: 4, vp_by_strategy: [4] },
  { id: '0x2', voter: '0xb', created: 2, choice: 1, vp: 1, vp_by_strategy: [1] },
  { id: '0x3', voter: '0xc', created: 3, choice: 2, vp: 2, vp_by_strategy: [2] },
];

describe('a proposal’s votes are counted anew', () => {
  it('from a record of what they must give', async () => {
    const recorded = 'tests/fixtures/snapshot-votes/2026-11-two-strategies';
    const read = (file: string) => JSON.parse(readFileSync(`${recorded}/${file}`, 'utf8'));
    const expected = read('expected.json');
    const file = fileOf({ ...read('source.json'), expected });
    expect(await inspectJson<Said>('--recount', file)).toEqual({
      id: read('source.json').id,
      votes: expected.votes,
      scores: expected.scores,
      recounted: expected.scores,
      matches: true,
    });
  });

  it('from a proposal and its votes, also in the hub’s answer', async () => {
    const said = { id, votes: 3, scores: [5, 2], recounted: [5, 2], matches: true };
    expect(await inspectJson<Said>('--recount', fileOf({ proposal, votes }))).toEqual(said);
    expect(await inspectJson<Said>('--recount', fileOf({ data: { proposal, votes } }))).toEqual(said);
  });

  it('and where they differ from the hub, it is said', async () => {
    const file = fileOf({ proposal: { ...proposal, scores: [5, 3], scores_total: 8 }, votes });
    expect(await inspectJson<Said>('--recount', file)).toEqual({
      id,
      votes: 3,
      scores: [5, 3],
      recounted: [5, 2],
      matches: false,
      because: 'Of “Against”: the hub says 3, the votes give 2. In all: the hub says 8, the votes give 7.',
    });
    expect(await inspectJson<Said>('--recount', fileOf({ proposal: { ...proposal, votes: 4 }, votes }))).toMatchObject({
      matches: false,
      because: 'The hub says that there are 4 votes; here are 3.',
    });
  });

  it('sealed choices count for nobody, and towards the total', async () => {
    const sealed = votes.map((vote) => ({ ...vote, choice: '0x03a4' }));
    const file = fileOf({ proposal: { ...proposal, scores: [0, 0] }, votes: sealed });
    expect(await inspectJson<Said>('--recount', file)).toMatchObject({ recounted: [0, 0], matches: true });
  });

  it('but not where Snapshot counts no such votes, or the file does not say what the hub’s scores are', async () => {
    const custom = await inspectJson<Said>('--recount', fileOf({ proposal: { ...proposal, type: 'custom' }, votes }));
    expect(custom).toMatchObject({ scores: [5, 2], recounted: null, matches: null });
    expect(custom.because).toMatch(/custom/);
    const silent = fileOf({ proposal: { ...proposal, scores: null }, votes });
    expect(await inspectJson<Said>('--recount', silent)).toMatchObject({
      scores: null,
      recounted: [5, 2],
      matches: null,
    });
  });

  it('in words too, with what a recount does not check', async () => {
    const { code, stdout } = await runInspect('--recount', fileOf({ proposal, votes }));
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        '  Recounted from 3 votes: matches.\n  For: 5\n  Against: 2\n  This checks the addition, not each voting power.\n',
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['a file without votes', { proposal }, /is no proposal with its votes\.\n$/],
    ['a list', [proposal], /is no proposal with its votes\.\n$/],
    ['choices that are none', { proposal: { ...proposal, choices: [1] }, votes }, /choices\.0 is not as the hub/],
    [
      'power that is none',
      { proposal, votes: [...votes, { choice: 1, vp: 'much' }] },
      /vote 3 \(from 0\) has no voting/,
    ],
  ])('%s is refused with a sentence', async (_, record, said) => {
    const { code, stdout, stderr } = await runInspect('--recount', fileOf(record), '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(said);
  });
});

describe('the votes of a page’s proposal are read from the hub', () => {
  let world: Awaited<ReturnType<typeof startHttpHub>>;
  beforeAll(async () => {
    world = await startHttpHub(Date.now());
  });
  afterAll(() => world.stop());
  const page = (proposal: string) => `https://snapshot.box/#/s:example.eth/proposal/${proposal}`;

  it('all of them, and counted', async () => {
    const crowded = { id: `0x${'c'.repeat(64)}`, space: 'lido-snapshot.eth' };
    const proposal = world.hub.addProposal({ ...crowded, type: 'basic', choices: ['For', 'Against'] });
    world.hub.castMany(proposal.id, 1, 5_000, 1_800);
    world.hub.castMany(proposal.id, 2, 3_000, 700);
    const before = world.asked();
    const said = await inspectJson<Said>('--recount', page(proposal.id), '--hub', world.url);
    expect(said).toMatchObject({ id: proposal.id, votes: 2_500, matches: true });
    expect(said.recounted?.[1]).toBeCloseTo(3_000, 6);
    // Three pages, one more where a second is cut, and the proposal.
    expect(world.asked() - before).toBeLessThanOrEqual(6);
    world.hub.setScores(proposal.id, [5_000, 2_000]);
    const wrong = await inspectJson<Said>('--recount', page(proposal.id), '--hub', world.url);
    expect(wrong).toMatchObject({ scores: [5_000, 2_000], matches: false });
  });

  it('or it is said in a sentence why not', async () => {
    const refusal = async (...args: string[]) => (await runInspect('--recount', ...args, '--json')).stderr;
    expect(await refusal(page(`0x${'0'.repeat(63)}9`), '--hub', world.url)).toBe('The hub knows no such proposal.\n');
    expect(await refusal('https://snapshot.box/#/s:example.eth')).toMatch(/^This is not the address of a vote/);
    expect(await refusal(page(id), '--hub', 'http://127.0.0.1:9/')).toMatch(/^127\.0\.0\.1.*\.\n$/);
  });
});
