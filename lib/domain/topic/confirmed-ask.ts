import type { TopicKey } from '../governance/topic';
import { parseUnits } from '../money/amount';
import type { Claim } from '../rescue/claim';
import type { Instrument } from '../rescue/instrument';
import type { Rescue } from '../rescue/rescue';
import type { Milliseconds } from '../time';

/** What a topic asks for, as the user has confirmed it: counted as a claim of theirs, until they take it back. */
export interface ConfirmedAsk {
  topicKey: TopicKey;
  rescueId: string;
  contributionId: string;
  /** Decimals in whole units. The same, unless a range or a cap. */
  low: string;
  high: string;
  asset: string;
  instrument: Instrument;
  /** The sentence that it was read from. Text of others. */
  sentence: string;
  /** https address of the post. */
  url: string;
  /** When the text was last written, as far as its forum says: what was said later stands above it. */
  saidAt: Milliseconds;
  confirmedAt: Milliseconds;
}

/** The rescue with what the user confirmed among the claims of its contributions. What does not fit it is left out. */
export function withConfirmed(rescue: Rescue, confirmed: readonly ConfirmedAsk[]): Rescue {
  const own = confirmed.filter(({ rescueId }) => rescueId === rescue.id);
  if (own.length === 0) return rescue;
  return {
    ...rescue,
    contributions: rescue.contributions.map((contribution) => {
      const claims = own
        .filter(({ contributionId }) => contributionId === contribution.id)
        .flatMap((ask) => claimOf(ask, rescue) ?? []);
      return claims.length === 0 ? contribution : { ...contribution, claims: [...contribution.claims, ...claims] };
    }),
  };
}

/** The claim that a confirmation is. `undefined`: no amount in an asset of the rescue. */
export function claimOf(ask: ConfirmedAsk, rescue: Rescue): Claim | undefined {
  const decimals = rescue.assets.find(({ symbol }) => symbol === ask.asset)?.decimals;
  if (decimals === undefined) return undefined;
  const [low, high] = [parseUnits(ask.low, decimals), parseUnits(ask.high, decimals)];
  if (low === undefined || high === undefined || high === 0n || low > high) return undefined;
  return {
    asOf: new Date(ask.saidAt).toISOString().slice(0, 10),
    status: 'in-proposal',
    amount: { asset: ask.asset, units: high, isCap: low !== high, ...(low > 0n && low !== high && { floor: low }) },
    quote: ask.sentence.split(/\s+/).slice(0, 25).join(' '),
    source: ask.url,
    grade: 'derived',
    instrument: ask.instrument,
    confirmed: true,
  };
}
