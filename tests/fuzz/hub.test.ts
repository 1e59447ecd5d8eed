import fc from 'fast-check';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { diffProposal } from '@/lib/domain/governance/news/diff-proposal';
import { readVerdict } from '@/lib/domain/governance/verdict';
import { lookAtHub } from '@/lib/sources/snapshot/look';
import { readOwnVotes } from '@/lib/sources/snapshot/read-own-votes';
import { readProposalsByIds, readProposalsOfSpaces } from '@/lib/sources/snapshot/read-proposals';
import { readVotesPage } from '@/lib/sources/snapshot/read-votes';
import { recount } from '@/lib/sources/snapshot/recount';
import { readVotingPower } from '@/lib/sources/snapshot/voting-power';
import { readSpaceVotes } from '@/lib/sources/snapshot-spaces/read-space-votes';
import { freshStorage } from '../support/fresh-storage.ts';
import { aProposal } from '../support/small-rescue.ts';
import { answerEverything, type Said } from './support/answering.ts';
import { type Edit, edited, edits, hostileValue } from './support/hostile.ts';
import { survives } from './support/survives.ts';

const id = `0x${'ab'.repeat(32)}`;
const row = {
  id,
  space: { id: 'aavedao.eth' },
  author: `0x${'12'.repeat(20)}`,
  title: 'Fund the shortfall',
  discussion: 'https://governance.aave.com/t/24500',
  symbol: 'AAVE',
  type: 'single-choice',
  choices: ['For', 'Against', 'Abstain'],
  created: 1_776_000_000,
  updated: 1_776_000_100,
  start: 1_776_000_200,
  end: 1_776_300_000,
  quorum: 320_000,
  quorumType: 'default',
  privacy: '',
  scores: [400_000.5, 20, 0],
  scores_state: 'final',
  scores_total: 400_020.5,
  scores_updated: 1_776_300_100,
  votes: 203,
  flagged: false,
};
const vote = { id: `0x${'cd'.repeat(32)}`, voter: `0x${'34'.repeat(20)}`, created: 1_776_000_300, choice: 1, vp: 12.5 };
const proposal = aProposal({ id, key: `snapshot:${id}` });
const spaceVote = {
  proposal_id: '7',
  space: {
    id: '0xf07ded9dc292157749b6fd268e37df6ea38395b9',
    protocol: 'governor-bravo',
    metadata: { name: 'DAO', voting_power_symbol: 'ARB' },
  },
  author: { id: vote.voter },
  metadata: {
    title: 'Release',
    discussion: 'https://forum.arbitrum.foundation/t/1',
    choices: ['For', 'Against', 'Abstain'],
  },
  start: 1_776_000_200,
  start_block_number: 22_000_000,
  max_end: 1_776_300_000,
  max_end_block_number: 22_100_000,
  vp_decimals: 18,
  scores_1: '120000000000000000000000000',
  scores_2: '1',
  scores_3: '0',
  scores_total: '120000000000000000000000001',
  quorum: '100000000000000000000000000',
  quorum_type: null,
  created: 1_776_000_000,
  edited: null,
  tx: `0x${'ef'.repeat(32)}`,
  vote_count: 5,
  executed: false,
  vetoed: false,
  completed: false,
  cancelled: false,
};

/** A source's ways of answering: the data with something wrong in it, an error, or no JSON at all. */
const said = (data: unknown): fc.Arbitrary<Said> =>
  fc.oneof(
    { weight: 8, arbitrary: edits.map((changes: Edit[]) => ({ body: edited({ data }, changes) })) },
    { weight: 1, arbitrary: hostileValue.map((body) => ({ body })) },
    {
      weight: 1,
      arbitrary: fc.record({
        status: fc.constantFrom(200, 204, 301, 400, 401, 403, 404, 418, 429, 500, 502, 503),
        text: fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('', '<html>', '{"data":', '[]', 'null', '{"errors":[{}]}'),
        ),
        headers: fc.constantFrom<Record<string, string>>(
          {},
          { 'retry-after': '-1' },
          { 'retry-after': '9'.repeat(40) },
          { 'retry-after': 'soon' },
        ),
      }),
    },
  );

// Each input an hour after the other: the budget of requests is not what is tried here.
let now = Date.parse('2026-04-20T00:00:00Z');
const options = () => {
  now += 86_400_000;
  return { now, userAsked: true };
};

beforeEach(freshStorage);
afterEach(() => vi.unstubAllGlobals());

describe('whatever Snapshot’s hub answers', () => {
  it('to a question for proposals, they are read or refused, and judged', async () => {
    await survives(said({ p0: [row, { ...row, id: `0x${'ac'.repeat(32)}` }] }), async (answer) => {
      answerEverything(() => answer);
      const readings = await readProposalsByIds([id, 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnV5CZ'], options());
      for (const reading of readings.values()) {
        if (typeof reading !== 'object') continue;
        readVerdict(reading, undefined, reading.endAt + 1);
        diffProposal(proposal, reading, now);
      }
      return readings;
    });
  });

  it('to a question for spaces', async () => {
    await survives(said({ proposals: [row] }), async (answer) => {
      answerEverything(() => answer);
      return readProposalsOfSpaces(['aavedao.eth'], 0, options());
    });
  });

  it('to a look at a feed', async () => {
    const message = { id: '0xfeed', mci: 5, space: 'aavedao.eth', type: 'update-proposal' };
    await survives(said({ f0: [message, { ...message, id: '0xfeee', mci: 9 }], p0: [row] }), async (answer) => {
      answerEverything(() => answer);
      const question = {
        ids: [id],
        spaces: ['aavedao.eth'],
        cursor: { mci: 3, spaces: ['aavedao.eth'], recent: [] },
        alsoRead: () => [],
      };
      const steps = [];
      for await (const step of lookAtHub(question, options())) steps.push(step);
      return steps;
    });
  });

  it('to a question for votes, they are counted or refused', async () => {
    const types = [
      'basic',
      'single-choice',
      'approval',
      'quadratic',
      'ranked-choice',
      'weighted',
      'copeland',
      'custom',
      '__proto__',
    ];
    const choices: readonly unknown[] = [1, [1, 2], { 1: 2, 3: 1 }, [3, 2, 1]];
    const votes = choices.map((choice, at) => ({
      ...vote,
      choice,
      voter: `0x${String(at + 10).repeat(20)}`,
      created: vote.created + at,
    }));
    await survives(fc.tuple(said({ votes }), fc.constantFrom(...types)), async ([answer, type]) => {
      answerEverything(() => answer);
      const clock = () => now;
      const page = await readVotesPage(
        id,
        { since: 1, skip: 0 },
        { clock, ...options(), hub: 'https://hub.example/graphql' },
      );
      return [page, recount({ type, choices: row.choices }, page.votes)];
    });
  });

  it('to a question for one’s own votes, and the score API to one for voting power', async () => {
    const cast = { proposal: { id }, created: vote.created, choice: 1, vp: 3 };
    const ground = {
      id,
      network: '1',
      snapshot: '22000000',
      space: { id: 'aavedao.eth' },
      strategies: [{ name: 'erc20', network: '1', params: {} }],
    };
    const answers = fc.tuple(said({ v0: [cast], proposals: [ground] }), edits);
    await survives(answers, async ([answer, changes]) => {
      const power = edited({ result: { vp: 12, vp_state: 'final' } }, changes);
      answerEverything((url) => (url.host === 'score.snapshot.org' ? { body: power } : answer));
      return [
        await readOwnVotes(vote.voter, [proposal], options()).catch(onlySourceErrors),
        await readVotingPower(vote.voter, { ...proposal, startAt: 0 }, options()),
      ];
    });
  });
});

it('whatever the API of on-chain spaces answers', async () => {
  await survives(said({ proposals: [spaceVote] }), async (answer) => {
    answerEverything(() => answer);
    return readSpaceVotes('eth', [{ space: spaceVote.space.id, id: '7' }], options());
  });
});

function onlySourceErrors(error: unknown): undefined {
  if (!(error instanceof Error) || error.name !== 'SourceError') throw error;
}
