import type { Delivery } from '../domain/rescue/delivery';
import type { Rescue } from '../domain/rescue/rescue';
import { deliveriesOf } from '../domain/standing/deliveries-of';
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
  return deliveriesOf(rescue, transfers.flat());
}
