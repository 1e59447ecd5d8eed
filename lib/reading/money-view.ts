import type { Delivery } from '../domain/rescue/delivery';
import type { MoneyLineView, MoneyView } from '../messages/money-view';
import { amountText } from './ladder-view';
import type { RescueReading } from './rescue-reading';

/** What is known of the money beside what counts: not final, of nobody, unexplained. `undefined`: nothing was read. */
export function moneyView({ rescue, ledger, observed }: RescueReading): MoneyView | undefined {
  const { money } = observed;
  const line = (delivery: Delivery): MoneyLineView => {
    const { asset, units, at, txHash, chainId, contributionId, direction } = delivery;
    const contributor = rescue.contributions.find(({ id }) => id === contributionId)?.contributor;
    return {
      value: amountText(rescue, asset, units),
      asset,
      at,
      ...(chainId === 1 && { url: `https://etherscan.io/tx/${txHash}` }),
      ...(contributor !== undefined && { contributor }),
      ...(direction === 'out' && { leaves: true as const }),
    };
  };
  const of = { tentative: money?.tentative ?? [], unattributed: ledger.unattributed, passedOn: ledger.passedOn };
  if (!money && ledger.unattributed.length === 0 && ledger.passedOn.length === 0) return undefined;
  return {
    tentative: of.tentative.map(line),
    unattributed: newest(of.unattributed).map(line),
    passedOn: newest(of.passedOn).map(line),
    unexplained: (money?.unexplained ?? []).map(({ address, asset, units, isNative }) => ({
      address,
      asset,
      value: amountText(rescue, asset, units < 0n ? -units : units),
      side: units < 0n ? 'left' : 'came',
      isNative,
      ...(rescue.from && { unreviewed: true as const }),
    })),
    unchecked: money?.unchecked ?? [],
    deadRates: (observed.rates?.unusable ?? [])
      .filter(
        ({ from, to }) =>
          rescue.tokens.some(({ asset }) => asset === from) &&
          !rescue.rates.some((rate) => rate.from === from && rate.to === to),
      )
      .map(({ from, to, asOf }) => ({ from, to, ...(asOf !== undefined && { asOf }) })),
    ...(money?.checkedAt !== undefined && { checkedAt: money.checkedAt }),
  };
}

function newest(deliveries: readonly Delivery[]): Delivery[] {
  return [...deliveries].sort((a, b) => b.at - a.at);
}
