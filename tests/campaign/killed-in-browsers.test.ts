import { describe, expect, it } from 'vitest';
import { followVotes, playRounds, type Rounds } from '../e2e/rig/kill-rounds.ts';
import { setStage } from '../e2e/rig/stage.ts';

const seed = Number(process.env.SEED ?? 1);
const chromium = { kills: Number(process.env.CHROMIUM_KILLS ?? 200) };
const firefox = { kills: Number(process.env.FIREFOX_KILLS ?? 50), restarts: Number(process.env.RESTARTS ?? 5) };

function none({ lost, twice, ...figures }: Rounds, what: string): void {
  console.log(`${what}: ${JSON.stringify(figures)}`);
  expect({ lost, twice }).toEqual({ lost: [], twice: [] });
}

describe('Chromium, whose worker is killed at random moments of a look', () => {
  const stage = setStage({ on: 'chromium' });
  it(`loses nothing and tells nothing twice in ${chromium.kills} kills`, async () => {
    await followVotes(stage);
    none(await playRounds(stage, chromium.kills, { seed }), 'Chromium');
  });
});

describe('Firefox, whose background is ended at random moments of a look, and which is closed and opened', () => {
  const stage = setStage({ on: 'firefox' });
  it(`loses nothing and tells nothing twice in ${firefox.kills} ends`, async () => {
    await followVotes(stage);
    none(await playRounds(stage, firefox.kills, { seed }), 'Firefox');
  });

  it(`nor in ${firefox.restarts} restarts`, async () => {
    const restart = () => stage.browser.restart();
    none(await playRounds(stage, firefox.restarts, { seed: seed + 1, interrupt: restart }), 'Firefox, restarted');
  });
});
