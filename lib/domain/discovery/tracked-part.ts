import type { TopicRef } from '../governance/topic';
import { parseUnits } from '../money/amount';
import type { Claim } from '../rescue/claim';
import type { Contribution, Instrument, Rescue, VoteStep } from '../rescue/rescue';
import type { Milliseconds } from '../time';

/** A proposal or topic that the user counts as a party's part of a rescue, though no list names it. */
export interface TrackedPart {
  /** `subjectKey` of it. */
  key: string;
  rescueId: string;
  /** Whose part it is: the name of the DAO, the space or the forum. */
  contributor: string;
  /** The DAO's id in the catalogue, where it is known. */
  dao?: string;
  /** Its votes are decided on a chain afterwards: a vote on Snapshot alone approves nothing. */
  isSignal?: true;
  /** Exactly one of the two. */
  snapshot?: { space: string; id: string };
  topic?: TopicRef;
  url: string;
  /** As the user confirmed it. Absent: no amount counts. */
  ask?: { low: string; high: string; asset: string; instrument: Instrument };
  /** The sentence that it was read from. Text of others. */
  sentence: string;
  saidAt: Milliseconds;
  trackedAt: Milliseconds;
}

/** The id of the contribution that a tracked part is. */
export function trackedId({ key }: Pick<TrackedPart, 'key'>): string {
  return `tracked:${key}`;
}

/** The rescue with what the user tracks in it among its contributions, each as one claim of theirs. */
export function withTracked(rescue: Rescue, tracked: readonly TrackedPart[]): Rescue {
  const own = tracked.filter(({ rescueId }) => rescueId === rescue.id);
  if (own.length === 0) return rescue;
  return { ...rescue, contributions: [...rescue.contributions, ...own.map((part) => contributionOf(part, rescue))] };
}

/** Whether an amount can be counted in a rescue: its asset is one of the rescue's. */
export function isCountable({ low, high, asset }: NonNullable<TrackedPart['ask']>, { assets }: Rescue): boolean {
  const decimals = assets.find(({ symbol }) => symbol === asset)?.decimals;
  if (decimals === undefined) return false;
  const [least, most] = [parseUnits(low, decimals), parseUnits(high, decimals)];
  return least !== undefined && most !== undefined && most > 0n && least <= most;
}

function contributionOf(part: TrackedPart, rescue: Rescue): Contribution {
  return {
    id: trackedId(part),
    contributor: part.contributor,
    kind: 'dao',
    ...(part.dao !== undefined && { dao: part.dao }),
    instrument: part.ask?.instrument ?? 'unknown',
    claims: [claimOf(part, rescue)],
    votes: stepsOf(part),
    senders: [],
  };
}

function claimOf({ ask, url, sentence, saidAt }: TrackedPart, rescue: Rescue): Claim {
  const decimals = rescue.assets.find(({ symbol }) => symbol === ask?.asset)?.decimals;
  const high = ask && decimals !== undefined ? parseUnits(ask.high, decimals) : undefined;
  const low = ask && decimals !== undefined ? parseUnits(ask.low, decimals) : undefined;
  return {
    asOf: new Date(saidAt).toISOString().slice(0, 10),
    status: 'in-proposal',
    ...(ask &&
      high !== undefined &&
      low !== undefined && {
        amount: { asset: ask.asset, units: high, isCap: low !== high, ...(low > 0n && low !== high && { floor: low }) },
        instrument: ask.instrument,
      }),
    ...(sentence !== '' && { quote: sentence.split(/\s+/).slice(0, 25).join(' ') }),
    source: url,
    grade: 'derived',
    confirmed: true,
  };
}

function stepsOf({ snapshot, topic, isSignal }: TrackedPart): VoteStep[] {
  if (topic) return [{ step: 'discussion', required: false, venue: 'discourse', topic }];
  if (!snapshot) return [];
  const { space, id } = snapshot;
  if (!isSignal) return [{ step: 'binding', required: true, venue: 'snapshot', space, id }];
  // Which vote on a chain will follow, nobody knows yet: that one is required is enough to know.
  return [
    { step: 'signal', required: true, venue: 'snapshot', space, id },
    { step: 'binding', required: true, venue: 'governor' },
  ];
}
