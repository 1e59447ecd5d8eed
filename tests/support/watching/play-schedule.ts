import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Account } from './account.ts';
import { type Device, freshDevice } from './device.ts';
import { type Life, live, newLife } from './mortal-worker.ts';
import { keyOf, product, rescueOf } from './product.ts';
import { isHeld, longestWait, noWishes, type Wishes } from './reference-model.ts';
import { rescues, type Step, votes } from './schedule.ts';
import { followed, VotingWorld } from './voting-world.ts';

/** What a schedule came to. `faults`: where product and reference model part. */
export interface Outcome {
  faults: readonly string[];
  recorded: number;
  shown: number;
  kills: number;
}

const minute = 60_000;
const alarmName = 'poll';

/** Plays a schedule on the product, and holds it against the reference model after every step. */
export async function play(seed: number, steps: readonly Step[]): Promise<Outcome> {
  const player = new Player(seed);
  await player.start();
  for (const step of steps) {
    await player.step(step);
    if (player.faults.length > 0) break;
  }
  if (player.faults.length === 0) await player.end();
  return player;
}

class Player implements Outcome {
  kills = 0;
  readonly #seed: number;
  readonly #world: VotingWorld;
  readonly #account = new Account();
  #device!: Device;
  #life: Life | undefined;
  /** Doors that the worker may pass in the next thing that it does. */
  #doors = Number.POSITIVE_INFINITY;
  #commits = false;
  /** How far the device's clock is from the world's. */
  #skew = 0;
  /** What the alarm is set for by the device's clock, and when it rings by the world's. */
  #alarmSetFor: number | undefined;
  #ringsAt: number | undefined;

  constructor(seed: number) {
    this.#seed = seed;
    this.#world = new VotingWorld(seed);
  }

  get faults(): string[] {
    return this.#account.faults;
  }

  get recorded(): number {
    return this.#account.recorded;
  }

  get shown(): number {
    return this.#device.appearances.length;
  }

  get #now(): number {
    return this.#world.now + this.#skew;
  }

  readonly #rowOf = (vote: number) => this.#world.row(vote);

  async start(): Promise<void> {
    this.#device = await freshDevice(this.#now, this.#seed);
  }

  async step(step: Step): Promise<void> {
    const { onStartup, onNotificationClicked, watchProposal, unwatchProposal, saveFollowedAddress } = await product();
    const user = { privateWindow: false };
    if (this.#world.happen(step)) return;
    switch (step.do) {
      case 'alarm':
        return this.#waitForAlarm();
      case 'sleep':
        this.#pass(step.minutes * minute);
        return this.#ringIfDue();
      case 'kill':
        this.#doors = step.at;
        this.#commits = step.commits ?? false;
        return;
      case 'idle':
        this.#life = undefined;
        return;
      case 'restart':
        this.#life = undefined;
        await fakeBrowser.storage.session.clear();
        for (const rescueId of await this.#device.visible()) await fakeBrowser.notifications.clear(rescueId);
        if (step.forgetsAlarms) await fakeBrowser.alarms.clearAll();
        await this.#run(() => onStartup());
        return this.#ringIfDue();
      case 'clock':
        this.#skew += step.minutes * minute;
        return this.#pass(0);
      case 'watch':
        await this.#run(() => watchProposal({ key: keyOf(step.on), rescueId: rescueOf(step.on) }, user));
        return;
      case 'unwatch':
        await this.#account.excuse(({ proposalKey }) => proposalKey === keyOf(step.on));
        await this.#run(() => unwatchProposal({ key: keyOf(step.on) }, user));
        return;
      case 'open':
        return this.#open(keyOf(step.on));
      case 'read':
        await this.#account.excuse(() => true);
        return this.#read();
      case 'dismiss':
        await fakeBrowser.notifications.clear(rescueOf(step.rescue));
        return;
      case 'click':
        if ((await this.#device.visible()).includes(rescueOf(step.rescue)))
          await this.#run(() => onNotificationClicked(rescueOf(step.rescue)));
        return;
      case 'allow':
        for (let each = 0; each < rescues; each += 1)
          if (step.notifications) this.#device.refused.delete(rescueOf(each));
          else if (step.rescue === undefined || step.rescue === each) this.#device.refused.add(rescueOf(each));
        return;
      case 'pause':
        return this.#wish({ paused: step.paused });
      case 'snooze':
        return this.#wish({ snoozedUntil: this.#now + step.minutes * minute });
      case 'quiet':
        return this.#wish({ quiet: { from: step.from, to: step.to } });
      case 'mute': {
        const others = [...this.#account.wishes.muted].filter((vote) => vote !== step.on);
        return this.#wish({ muted: new Set(step.muted ? [...others, step.on] : others) });
      }
      case 'follow':
        await saveFollowedAddress({ address: followed, onlyUnvoted: step.onlyUnvoted });
        return;
    }
  }

  /** The user changes what they want to be told, and when. */
  async #wish(change: Partial<Wishes>): Promise<void> {
    const wishes = { ...this.#account.wishes, ...change };
    this.#account.wishes = wishes;
    const { savePreferences } = await product();
    const { quiet, paused, muted, snoozedUntil } = wishes;
    await savePreferences(({ notifications }) => ({
      notifications: {
        ...notifications,
        paused,
        quiet: { on: quiet.from !== quiet.to, from: quiet.from * 60, to: quiet.to * 60, exceptLastHour: false },
        snooze: { until: snoozedUntil },
        watches: Object.fromEntries([...muted].map((vote) => [keyOf(vote), 'muted'])),
      },
    }));
  }

  #pass(time: number): void {
    this.#world.now += time;
    this.#device.setClock(this.#now);
  }

  async #waitForAlarm(): Promise<void> {
    if (this.#ringsAt === undefined) return;
    this.#pass(Math.max(0, this.#ringsAt - this.#world.now));
    await this.#ringIfDue();
  }

  /** Browsers count down: an alarm that is set rings when its time has passed, whatever the clock is set to meanwhile. */
  async #noteAlarm(): Promise<void> {
    const at = (await fakeBrowser.alarms.get(alarmName))?.scheduledTime;
    if (at !== this.#alarmSetFor) this.#ringsAt = at === undefined ? undefined : at - this.#skew;
    this.#alarmSetFor = at;
  }

  async #ringIfDue(): Promise<void> {
    await this.#noteAlarm();
    if (this.#ringsAt === undefined || this.#ringsAt > this.#world.now) return;
    // It has no period: once it has rung, the browser knows it no longer.
    await fakeBrowser.alarms.clear(alarmName);
    await this.#noteAlarm();
    const { onAlarm } = await product();
    const before = Array.from({ length: votes }, (_, vote) => this.#account.lastSeen(vote));
    const wasWell = this.#world.outage === 'well';
    if (!(await this.#run(() => onAlarm({ name: alarmName }), { rang: true })) || !wasWell) return;
    for (const [vote, seen] of before.entries()) {
      // While a source does not answer it is asked less and less often.
      if (!this.#account.watched.has(vote) || !seen?.row || seen.at - this.#skew < this.#world.wellSince) continue;
      // Who begins to follow a vote that was seen before has seen it then.
      const since = Math.max(seen.at, this.#account.watched.get(vote) ?? 0);
      const wait = longestWait(seen.row, since);
      // Never looked at too late: what was due by now was looked at now.
      if (wait !== undefined && this.#now - since > wait && this.#account.lastSeen(vote)?.at !== this.#now)
        this.faults.push(`vote ${vote} was due ${(this.#now - since - wait) / 1_000} s ago and was not looked at`);
    }
  }

  async #open(key: string): Promise<void> {
    const { refreshProposal, drainOutbox, newsBackground } = await product();
    await this.#run(async () => {
      await refreshProposal(key, Date.now());
      await drainOutbox(Date.now(), newsBackground);
    });
  }

  async #read(): Promise<void> {
    const { handlers } = await product();
    await this.#run(async () => handlers.markRead({}, { privateWindow: false }));
  }

  /** The worker does something: it starts for it, if it was not there, and may die in the middle. Whether it lived. */
  async #run(part: () => Promise<unknown>, { rang = false } = {}): Promise<boolean> {
    const { onWake, closeDatabase } = await product();
    const life = this.#life ?? newLife();
    const isNew = life !== this.#life;
    life.left = this.#doors;
    life.commits = this.#commits;
    const passed = life.passed;
    this.#doors = Number.POSITIVE_INFINITY;
    this.#world.hub.requests.length = 0;
    await this.#account.noteVoted(followed);
    const done = await live(life, () => Promise.allSettled([...(isNew ? [onWake()] : []), part()]));
    await quiet();
    for (const one of done ?? [])
      if (one.status === 'rejected') this.faults.push(`it threw: ${(one.reason as Error).stack}`);
    this.#world.answered();
    life.left = Number.POSITIVE_INFINITY;
    this.#life = life.dead ? undefined : life;
    if (life.dead) {
      this.kills += 1;
      await closeDatabase();
      // Only what starts the extension anew would help: a worker that dies before it has set its first alarm.
      if (rang && life.passed - passed > 4 && !(await fakeBrowser.alarms.get(alarmName)))
        this.faults.push(`killed at door ${life.passed - passed} (${life.diedAt}), and no alarm is set`);
    }
    await this.#noteAlarm();
    await this.#account.compare(this.#now, this.#rowOf);
    this.#account.hear(this.#device.appearances, this.#rowOf);
    await this.#account.judgeDropped(this.#now);
    if (!life.dead) await this.#checkStanding(rang, rang || isNew);
    return !life.dead;
  }

  /** What holds whenever the worker has done its work. */
  async #checkStanding(looked: boolean, isAlarmSet: boolean): Promise<void> {
    const { readUnread } = await product();
    const strange = (await this.#device.visible()).filter((id) => !/^rescue-\d$/.test(id));
    if (strange.length > 0) this.faults.push(`visible besides the rescues': ${strange.join()}`);
    const unsettled = [...this.#account.watched.keys()].filter((vote) => {
      const seen = this.#account.lastSeen(vote);
      return seen?.row && longestWait(seen.row, this.#now) !== undefined;
    });
    const alarm = await fakeBrowser.alarms.get(alarmName);
    if (unsettled.length > 0 && !alarm) this.faults.push('no alarm is set, and not everything is settled');
    if (isAlarmSet && alarm && alarm.scheduledTime > this.#now + 66 * minute)
      this.faults.push(`the alarm is set for ${(alarm.scheduledTime - this.#now) / minute} minutes from now`);
    if (alarm?.periodInMinutes !== undefined) this.faults.push('the alarm rings again and again');
    if (looked) await this.#checkTold();
    // A worker that was killed may have left it as it was, until the next look.
    if (!looked) return;
    const unread = (await readUnread()).length;
    const badge = await this.#device.badge();
    // With nothing to decide it may say that no source answers.
    const isCutOff = badge === '!' && unread === 0 && this.#world.wellSince !== Number.NEGATIVE_INFINITY;
    const shown = this.#account.wishes.paused || unread === 0 ? '' : String(unread);
    if (badge !== shown && !isCutOff) this.faults.push(`the badge says “${badge}” of ${unread}`);
  }

  /** After a look all news is told that the browser takes, whatever it does not take. */
  async #checkTold(): Promise<void> {
    const { readOutbox } = await product();
    if (isHeld(this.#account.wishes, this.#now)) return;
    const waiting = (await readOutbox()).filter(({ rescueId }) => !this.#device.refused.has(rescueId));
    if (waiting.length > 0) this.faults.push(`not told: ${waiting.map(({ eventId }) => eventId).join('; ')}`);
  }

  /** All is well again, and all votes come to their end: nothing may be missing then. */
  async end(): Promise<void> {
    this.#doors = Number.POSITIVE_INFINITY;
    this.#device.refused.clear();
    await this.#wish(noWishes);
    this.#world.fail('well');
    await this.step({ do: 'restart', forgetsAlarms: true });
    for (let round = 0; round < 2; round += 1) {
      await this.#waitForAlarm();
      this.#pass(6 * 24 * 60 * minute);
      await this.#ringIfDue();
      for (let vote = 0; vote < votes; vote += 1) this.#world.happen({ do: 'count', on: vote, as: 'final' });
      this.#pass(70 * minute);
      await this.#ringIfDue();
      if (this.faults.length > 0) return;
    }
    const untold = this.#account.untold();
    if (untold.length > 0) this.faults.push(`never told: ${untold.join('; ')}`);
    const { readOutbox } = await product();
    const waiting = (await readOutbox()).map(({ eventId }) => eventId);
    if (waiting.length > 0) this.faults.push(`still to be told: ${waiting.join('; ')}`);
    for (const vote of this.#account.watched.keys()) {
      const [seen, row] = [this.#account.lastSeen(vote)?.row, this.#world.row(vote)];
      if (JSON.stringify(seen) !== JSON.stringify(row)) this.faults.push(`vote ${vote} has moved, and was not seen`);
    }
  }
}

/** What nobody waits for comes to its end too. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((done) => setImmediate(done));
}
