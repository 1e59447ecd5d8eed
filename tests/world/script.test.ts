import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClockedPlayer, type WorldScript } from './script.ts';
import type { World } from './world.ts';

const world = {} as World;
let ran: string[];
const script = (): WorldScript => ({
  name: 'three steps',
  steps: [
    { at: 0, title: 'first', run: () => void ran.push('first') },
    { at: 10, title: 'second', run: async () => void ran.push('second') },
    { at: 20, title: 'third', run: () => void ran.push('third') },
  ],
});

beforeEach(() => {
  ran = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('a script', () => {
  it('does nothing until it is played', async () => {
    const player = new ClockedPlayer(script(), world);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([player.state, ran]).toEqual(['idle', []]);
  });

  it('runs each step at its time', async () => {
    const player = new ClockedPlayer(script(), world);
    player.play();
    await vi.advanceTimersByTimeAsync(9_900);
    expect(ran).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(200);
    expect(ran).toEqual(['first', 'second']);
    await vi.advanceTimersByTimeAsync(10_000);
    await player.done;
    expect([player.state, ran]).toEqual(['finished', ['first', 'second', 'third']]);
  });

  it('runs faster when told, also in the middle', async () => {
    const player = new ClockedPlayer(script(), world);
    player.play({ speed: 2 });
    await vi.advanceTimersByTimeAsync(5_100);
    expect(ran).toEqual(['first', 'second']);
    player.play({ speed: 10 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ran).toHaveLength(3);
  });

  it('stands still while paused and goes on from there', async () => {
    const player = new ClockedPlayer(script(), world);
    player.play();
    await vi.advanceTimersByTimeAsync(6_000);
    player.pause();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ran).toEqual(['first']);
    player.play();
    await vi.advanceTimersByTimeAsync(3_500);
    expect(ran).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ran).toEqual(['first', 'second']);
  });

  it('jumps to a step by name: all before it run, in order and once', async () => {
    const player = new ClockedPlayer(script(), world);
    await player.jumpTo('second');
    expect([player.state, player.next, ran]).toEqual(['paused', 2, ['first', 'second']]);
    await player.jumpTo(0);
    expect(ran).toEqual(['first', 'second']);
    player.play();
    await vi.advanceTimersByTimeAsync(10_100);
    expect(ran).toEqual(['first', 'second', 'third']);
  });

  it('does not repeat a step that it jumps over while playing', async () => {
    const player = new ClockedPlayer(script(), world);
    player.play();
    await vi.advanceTimersByTimeAsync(9_000);
    await player.jumpTo('second');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ran).toEqual(['first', 'second', 'third']);
  });

  it('refuses a step that it does not have', async () => {
    await expect(new ClockedPlayer(script(), world).jumpTo('fourth')).rejects.toThrow('has no step "fourth"');
  });

  it('tells its listeners, until they leave', async () => {
    const player = new ClockedPlayer(script(), world);
    const heard: string[] = [];
    const leave = player.onStep(({ index, of, title }) => heard.push(`${index + 1}/${of} ${title}`));
    await player.jumpTo(1);
    leave();
    await player.jumpTo(2);
    expect(heard).toEqual(['1/3 first', '2/3 second']);
  });

  it('fails with the step that failed', async () => {
    const failing: WorldScript = {
      name: 'fails',
      steps: [
        {
          at: 0,
          title: 'breaks',
          run() {
            throw new Error('broken');
          },
        },
      ],
    };
    const player = new ClockedPlayer(failing, world);
    player.play();
    await vi.advanceTimersByTimeAsync(10);
    await expect(player.done).rejects.toThrow('broken');
    expect(player.state).toBe('failed');
  });
});
