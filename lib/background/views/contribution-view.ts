import type { Ledger, LedgerEntry, RecoveryEntry } from '../../domain/rescue/ledger';
import type { Rescue } from '../../domain/rescue/rescue';
import type { ContributionView, PanelView } from '../../messages/panel-view';
import { amountText } from '../../reading/ladder-view';

/** Whose part it is, how much, and where it stands. */
export function contributionView(rescue: Rescue, entry: LedgerEntry): ContributionView {
  const { contribution, amount } = entry;
  return {
    id: contribution.id,
    contributor: contribution.contributor,
    kind: contribution.kind,
    instrument: contribution.instrument,
    asset: entry.asset,
    ...(amount && {
      amount: {
        low: amountText(rescue, entry.asset, amount.low),
        high: amountText(rescue, entry.asset, amount.high),
        isCap: amount.isCap,
      },
    }),
    ...(contribution.condition !== undefined && { condition: contribution.condition }),
    ...(contribution.terms !== undefined && { terms: contribution.terms }),
    standing: entry.standing,
    because: entry.because,
    ...(contribution.note !== undefined && { note: contribution.note }),
  };
}

/** What came back without a giver, and whether the denominator in front already subtracts it. */
export function recoveryView(
  { rescue }: Ledger,
  { recovery, asset, units, because, subtractedIn }: RecoveryEntry,
  denominatorId: string,
): NonNullable<PanelView['recovery']> {
  return {
    id: recovery.id,
    label: recovery.label,
    ...(asset !== undefined && units !== undefined && { amount: { value: amountText(rescue, asset, units), asset } }),
    alreadySubtracted: subtractedIn.includes(denominatorId),
    ...(because && { because }),
    ...(recovery.note !== undefined && { note: recovery.note }),
  };
}
