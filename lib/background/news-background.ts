import { readCatalogue } from '../catalogue/rescues';
import { parseUnits } from '../domain/money/amount';
import { convert } from '../domain/money/convert';
import { shareBps } from '../domain/money/share';
import { atLeast, coverageLadder } from '../domain/rescue/coverage-ladder';
import { ifPasses } from '../domain/rescue/if-passes';
import type { LedgerEntry } from '../domain/rescue/ledger';
import type { Milliseconds } from '../domain/time';
import type { NewsBackground } from '../notify/notification-text';
import type { Stake } from '../notify/what-it-means';
import { amountText, decimalsOf } from '../reading/ladder-view';
import { type RescueReading, readingOf } from '../reading/rescue-reading';
import { readPreferences } from '../store/preferences';
import type { StoredEvent } from '../store/schema';
import { readObserved, readStored } from './read-stored';

/** What a notification needs to know beside the news itself: the rescue, and what hangs on each vote. */
export async function newsBackground(rescueId: string, now: Milliseconds): Promise<NewsBackground> {
  const rescue = readCatalogue().find(({ id }) => id === rescueId);
  // A rescue that left the catalogue: its news is still true.
  if (!rescue) return { rescueName: rescueId, stakeOf: () => undefined };
  const [stored, { denominators }] = await Promise.all([readStored(), readPreferences()]);
  const reading = readingOf(rescue, await readObserved(rescue, stored), now);
  const measure = denominators[rescueId];
  return {
    rescueName: rescue.name,
    stakeOf: (event) => stakeOf(reading, event, measure),
    ownPartOf: ({ proposalKey }) => {
      const own = proposalKey === undefined ? undefined : stored.ownVotes.get(proposalKey);
      if (!own || own.cast) return undefined;
      return own.power ? { power: own.power.units } : {};
    },
    filledBps: atLeast(coverageLadder(reading.ledger, measure), 'delivered', ['gift']).lowBps,
  };
}

function stakeOf(
  reading: RescueReading,
  { news, proposalKey, contributionId }: StoredEvent,
  measure: string | undefined,
): Stake | undefined {
  const { rescue, ledger, evidence } = reading;
  if (news.subject === 'delivery') {
    const units = parseUnits(news.amount, decimalsOf(rescue, news.asset));
    const inUnit =
      units === undefined ? undefined : convert(units, news.asset, rescue.unit, rescue.rates, rescue.assets);
    return {
      amount: news.amount,
      asset: news.asset,
      isCap: false,
      laterVotes: 0,
      ...(inUnit && { shareBps: shareOfHole(reading, inUnit.units, measure) }),
    };
  }
  // A post decides nothing, and a poll binds nobody: nothing hangs on them yet.
  if (news.subject === 'topic') return undefined;
  if (news.subject === 'rescue') {
    const entry = ledger.entries.find(({ contribution }) => contribution.id === contributionId);
    return entry && stakeOfVote(reading, entry, undefined, measure);
  }
  const match = proposalKey === undefined ? undefined : evidence.matches.get(proposalKey);
  if (match?.part.kind === 'contribution') {
    const entry = ledger.entries.find(({ contribution }) => contribution.id === match.part.id);
    const stake = entry && stakeOfVote(reading, entry, match.proposalKey, measure);
    const { unchanged, before, after } = ifPasses(ledger, match, measure);
    return stake && unchanged === undefined
      ? { ...stake, ifPasses: { beforeBps: before.highBps, afterBps: after.highBps } }
      : stake;
  }
  const recovery = ledger.recoveries.find((each) => match?.part.id === each.recovery.id);
  if (recovery?.asset === undefined || recovery.units === undefined) return undefined;
  const { asset, units } = recovery;
  return {
    amount: amountText(rescue, asset, units),
    asset,
    isCap: false,
    laterVotes: laterVotes(recovery, proposalKey),
  };
}

function stakeOfVote(
  reading: RescueReading,
  entry: LedgerEntry,
  key: string | undefined,
  measure: string | undefined,
): Stake | undefined {
  const { asset, amount, contribution } = entry;
  if (!amount) return undefined;
  const { rescue } = reading;
  const inUnit = convert(amount.high, asset, rescue.unit, rescue.rates, rescue.assets);
  return {
    amount: amountText(rescue, asset, amount.high),
    asset,
    isCap: amount.isCap,
    laterVotes: laterVotes(entry, key),
    // A deposit is liquidity: it fills nothing.
    ...(inUnit && contribution.instrument !== 'deposit' && { shareBps: shareOfHole(reading, inUnit.units, measure) }),
  };
}

function laterVotes({ votes }: Pick<LedgerEntry, 'votes'>, key: string | undefined): number {
  return votes.find(({ proposalKey }) => proposalKey === key)?.laterVotes ?? 0;
}

function shareOfHole({ ledger }: RescueReading, units: bigint, measure: string | undefined): number {
  return shareBps(units, coverageLadder(ledger, measure).total);
}
