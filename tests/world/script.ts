import type { World } from './world.ts';

/** One thing that happens in the world, some seconds after the script was started. */
export interface WorldStep {
  /** Seconds from the start. Steps run in the order in which they are written. */
  at: number;
  title: string;
  run(world: World): void | Promise<void>;
}

/** What happens in the world, with a clock. */
export interface WorldScript {
  name: string;
  steps: readonly WorldStep[];
}

export interface StepReport {
  index: number;
  title: string;
  /** Seconds of the script at which the step is written. */
  at: number;
  /** How many steps the script has. */
  of: number;
}

/** Plays a script: by the clock, or step by step. */
export interface ScriptPlayer {
  readonly name: string;
  readonly steps: readonly WorldStep[];
  readonly state: 'idle' | 'playing' | 'paused' | 'finished' | 'failed';
  /** Index of the step that runs next; the number of steps when all are done. */
  readonly next: number;
  /** Goes on from where it stands. `speed` 2 is twice as fast. */
  play(options?: { speed?: number }): void;
  pause(): void;
  /** Runs every step before and including this one that has not run yet, in order, at once. Keeps playing if it was. */
  jumpTo(step: number | string): Promise<void>;
  /** Tells of each step after it has run. Returns a way to stop listening. */
  onStep(listener: (step: StepReport) => void): () => void;
  /** Resolves when the last step has run; rejects with the error of a step that failed. */
  readonly done: Promise<void>;
  stop(): void;
}

/** A player of one script on one world. */
export class ClockedPlayer implements ScriptPlayer {
  readonly name: string;
  readonly steps: readonly WorldStep[];
  state: ScriptPlayer['state'] = 'idle';
  next = 0;
  readonly done: Promise<void>;
  #world: World;
  #listeners = new Set<(step: StepReport) => void>();
  #timer: NodeJS.Timeout | undefined;
  #speed = 1;
  /** Script seconds that have passed, as of `#since`. */
  #elapsed = 0;
  #since = 0;
  /** Steps run one after the other, whoever asks for them. */
  #queue: Promise<void> = Promise.resolve();
  #finish!: () => void;
  #fail!: (error: unknown) => void;

  constructor(script: WorldScript, world: World) {
    this.name = script.name;
    this.steps = script.steps;
    this.#world = world;
    this.done = new Promise((resolve, reject) => {
      this.#finish = resolve;
      this.#fail = reject;
    });
    // A failure that nobody awaits must not end the process; whoever awaits `done` still sees it.
    this.done.catch(() => {});
    if (script.steps.length === 0) {
      this.state = 'finished';
      this.#finish();
    }
  }

  play({ speed = this.#speed }: { speed?: number } = {}): void {
    if (this.state === 'finished' || this.state === 'failed') return;
    if (this.state === 'playing') this.#elapsed = this.#now();
    this.#speed = speed;
    this.#since = performance.now();
    this.state = 'playing';
    this.#schedule();
  }

  pause(): void {
    if (this.state !== 'playing') return;
    this.#elapsed = this.#now();
    this.state = 'paused';
    clearTimeout(this.#timer);
  }

  async jumpTo(step: number | string): Promise<void> {
    const index = typeof step === 'number' ? step : this.steps.findIndex(({ title }) => title === step);
    const target = this.steps[index];
    if (!target) throw new Error(`the script ${this.name} has no step ${JSON.stringify(step)}`);
    clearTimeout(this.#timer);
    await this.#runTo(index);
    this.#elapsed = Math.max(this.#now(), target.at);
    this.#since = performance.now();
    if (this.state === 'idle') this.state = 'paused';
    if (this.state === 'playing') this.#schedule();
  }

  onStep(listener: (step: StepReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
    if (this.state === 'playing') this.state = 'paused';
  }

  #now(): number {
    return this.state === 'playing'
      ? this.#elapsed + ((performance.now() - this.#since) / 1000) * this.#speed
      : this.#elapsed;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const step = this.steps[this.next];
    if (!step) return;
    const wait = Math.max(0, ((step.at - this.#now()) / this.#speed) * 1000);
    this.#timer = setTimeout(() => {
      const index = this.next;
      this.#runTo(index).then(
        () => this.state === 'playing' && this.#schedule(),
        () => {},
      );
    }, wait);
  }

  #runTo(last: number): Promise<void> {
    const run = this.#queue.then(async () => {
      for (let step = this.steps[this.next]; step && this.next <= last; step = this.steps[this.next]) {
        const index = this.next;
        await step.run(this.#world);
        this.next = index + 1;
        for (const listener of this.#listeners)
          listener({ index, title: step.title, at: step.at, of: this.steps.length });
      }
      if (this.next >= this.steps.length && this.state !== 'finished') {
        this.state = 'finished';
        this.#finish();
      }
    });
    this.#queue = run.catch((error) => {
      this.state = 'failed';
      this.#fail(error);
    });
    return run;
  }
}
