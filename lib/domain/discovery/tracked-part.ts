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

/** The id of the contribution that a tracked part is, where it is one of its own. */
export function trackedId({ key }: Pick<TrackedPart, 'key'>): string {
  return `tracked:${key}`;
}

/**
 * The rescue with what the user tracks in it, each as one claim of theirs: in the one contribution that its DAO has already, since what is
 * promised and what is then voted on are the same money; else as a contribution of its own.
 */
export function withTracked(rescue: Rescue, tracked: readonly TrackedPart[]): Rescue {
  const own = tracked.filter(({ rescueId }) => rescueId === rescue.id);
  if (own.length === 0) return rescue;
  const homeOf = ({ dao }: TrackedPart): Contribution | undefined => {
    const same = rescue.contributions.filter((each) => dao !== undefined && each.dao === dao);
    return same.length === 1 ? same[0] : undefined;
  };
  const joined = (contribution: Contribution): Contribution => {
    const parts = own.filter((part) => homeOf(part) === contribution);
    if (parts.length === 0) return contribution;
    return {
      ...contribution,
      claims: [...contribution.claims, ...parts.map((part) => claimOf(part, rescue))],
      votes: parts.reduce(withVote, contribution.votes),
    };
  };
  return {
    ...rescue,
    contributions: [
      ...rescue.contributions.map(joined),
      ...own.filter((part) => !homeOf(part)).map((part) => contributionOf(part, rescue)),
    ],
  };
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

/** A chain of votes with the vote of a part: what only signals comes before the vote on a chain that is known to decide. */
function withVote(votes: readonly VoteStep[], part: TrackedPart): readonly VoteStep[] {
  const [first] = stepsOf(part);
  const decides = votes.findIndex(({ step, venue }) => step === 'binding' && venue !== 'snapshot');
  if (!first || !part.isSignal || decides < 0) return [...votes, ...stepsOf(part)];
  return [...votes.slice(0, decides), first, ...votes.slice(decides)];
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
