import { beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../lib/domain/governance/subject.ts';
import type { Rescue } from '../../lib/domain/rescue/rescue.ts';
import { aSmallRescue, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, privatePage, startWorker, type TestWorker } from '../support/test-worker.ts';

const contract = '0x2e59a20f205bb85a89c53f1936454680651e618e';
const at = (id: string, given: object = {}): Subject => ({
  kind: 'proposal',
  venue: 'aragon',
  network: '1',
  space: contract,
  id,
  ...given,
});

/** A rescue whose first giver votes on chain too, at the end. */
function aRescueOnChain(): Rescue {
  const rescue = aSmallRescue();
  const [first, ...others] = rescue.contributions;
  if (!first) throw new Error('the small rescue has no giver');
  const step = { step: 'binding', required: true, venue: 'aragon', chainId: 1, contract, id: '200' } as const;
  return { ...rescue, contributions: [{ ...first, votes: [...first.votes, step] }, ...others] };
}

let web: StubWeb;
let worker: TestWorker;
beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  worker = await startWorker([aRescueOnChain()]);
});

describe('the page of a vote that a contract holds', () => {
  it('shows the part that lists it, also where no node tells how it stands', async () => {
    const view = await worker.ask('readPanel', { subject: at('200') });
    expect(view).toMatchObject({ kind: 'panel', contribution: { contributor: 'Alpha DAO' } });
    // Its id is no id of Snapshot's: the hub is not asked about it.
    expect(web.asked.filter((url) => url.includes('200'))).toEqual([]);
  });

  it('shows it in a private window too', async () => {
    const view = await worker.ask('readPanel', { subject: at('200') }, privatePage);
    expect(view).toMatchObject({ kind: 'panel', problems: [] });
    expect(web.asked).toEqual([]);
  });

  it.each([
    ['another vote of the same contract', at('201')],
    ['the same number of another contract', at('200', { space: `0x${'1'.repeat(40)}` })],
    ['the same number on another chain', at('200', { network: '42161' })],
  ])('shows nothing and asks nobody: %s', async (_, subject) => {
    expect(await worker.ask('readPanel', { subject })).toEqual({ kind: 'nothing' });
    expect(web.asked).toEqual([]);
  });
});
