import type { Rate } from '../../domain/money/rate';
import { withReadRates } from '../../domain/money/with-read-rates';
import type { Delivery } from '../../domain/rescue/delivery';
import type { Rescue } from '../../domain/rescue/rescue';
import { deliveriesOf } from '../../domain/standing/deliveries-of';
import { readRatesOf } from './rates';
import { readTransfersOf } from './transfers';

/** All that a rescue's recipients were seen to receive and to give away, oldest first. */
export async function readDeliveries(rescue: Rescue): Promise<Delivery[]> {
  const recipients = rescue.recipients.filter(({ use }) => use === 'recipient');
  const chains = [...new Set(recipients.map(({ chainId }) => chainId))];
  const transfers = await Promise.all(
    chains.map((chainId) => {
      const here = recipients.filter((each) => each.chainId === chainId);
      return readTransfersOf(
        chainId,
        here.map(({ address }) => address),
      );
    }),
  );
  const deliveries = deliveriesOf(rescue, transfers.flat());
  const rates = (await Promise.all(chains.map(readRatesOf))).flat();
  return deliveries.map((delivery) => {
    const then = rates.find(({ chainId, number }) => chainId === delivery.chainId && number === delivery.blockNumber);
    const rate = then && frozenRate(rescue, delivery.asset, then.rates);
    return rate ? { ...delivery, rate } : delivery;
  });
}

/** The rate of an asset in the rescue's unit as it was read at the block of its delivery; none where the list takes it one to one. */
function frozenRate({ rates, unit }: Rescue, asset: string, read: readonly Rate[]): Rate | undefined {
  if (asset === unit) return undefined;
  const fixed = rates.filter(({ method }) => method === 'wrap' || method === 'par');
  if (fixed.some(({ from, to }) => from === asset && to === unit)) return undefined;
  const together = withReadRates(fixed, read, unit).filter(({ from, to }) => from === asset && to === unit);
  return together.find(({ method }) => method === 'redemption') ?? together[0];
}
