import { afterEach, expect, it, vi } from 'vitest';
import { snapshotKey } from '../../lib/domain/governance/venue.ts';
import { saveWatch } from '../../lib/store/watches.ts';
import { poll } from '../../lib/watch/poll.ts';
import { aSmallRescue } from '../support/a-small-rescue.ts';
import { freshStorage } from '../support/fresh-storage.ts';
import { aWatch } from '../support/observed.ts';
import { aHubRow, anId, StubHub } from '../support/stub-hub.ts';

const minute = 60_000;
const begin = Date.parse('2026-04-22T00:00:00Z');
const proposals = 1_000;
const spaces = 60;
const rounds = 5;

afterEach(() => vi.unstubAllGlobals());

// In memory: what IndexedDB itself takes in a browser comes on top.
it(`a look at ${proposals} open votes of ${spaces} spaces takes three requests`, async () => {
  await freshStorage();
  const hub = new StubHub([]);
  hub.rows = Array.from({ length: proposals }, (_, index) => ({
    ...aHubRow(),
    id: anId(index + 1),
    space: { id: `space${index % spaces}.eth` },
  }));
  for (const { id } of hub.rows) await saveWatch(aWatch({ key: snapshotKey(id), nextPollAt: 0 }));
  const ground = { rescues: [aSmallRescue()], random: () => 0.5 };
  await poll(begin - 60 * minute, ground);
  await poll(begin, ground);

  const requests: number[] = [];
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    hub.requests.length = 0;
    const start = performance.now();
    const { looked, failures } = await poll(begin + round * 10 * minute, ground);
    times.push(performance.now() - start);
    requests.push(hub.requests.length);
    expect({ looked, failures }).toEqual({ looked: proposals, failures: [] });
  }
  times.sort((left, right) => left - right);
  const median = times[Math.floor(rounds / 2)] ?? Number.NaN;
  console.log(
    `${proposals} proposals in ${spaces} spaces: ${requests.join(', ')} requests; median ${median.toFixed(0)} ms of work`,
  );
  expect(Math.max(...requests)).toBeLessThanOrEqual(3);
});
