import { rateFeeds, tokenRates } from '../../catalogue/chain/rate-sources';
import type { Rescue } from '../../domain/rescue/rescue';
import { day, hour, type Milliseconds } from '../../domain/time';
import type { AtBlock } from '../../platform/rpc/call-many';
import type { Provider } from '../../platform/rpc/provider';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { readRates } from '../../sources/rates/read-rates';
import { readDeliveries } from '../../store/money/deliveries';
import { readRatesOf, saveRates } from '../../store/money/rates';
import { firstAnswer } from './first-answer';
import { mainnet } from './read-addresses';

/** Rates of deliveries that are read in one look. */
const atOnce = 3;

/**
 * Reads today's rates once an hour, and the rates at the block of each delivery, by which its value is frozen. Few nodes keep the states
 * of old blocks: what cannot be read within a day of a delivery is given up, and today's rate is said to be today's.
 */
export async function refreshRates(
  rescues: readonly Rescue[],
  providers: readonly Provider[],
  now: Milliseconds,
  report: ProviderReport,
): Promise<void> {
  const known = await readRatesOf(mainnet);
  const deliveries = (await Promise.all(rescues.map(readDeliveries))).flat();
  const blocks = new Set(deliveries.map(({ blockNumber }) => blockNumber));
  const have = new Set(known.map(({ number }) => number));
  const fresh = deliveries.filter(({ at, blockNumber }) => now - at < day && !have.has(blockNumber));
  const wanted: AtBlock[] = [...new Set(fresh.map(({ blockNumber }) => blockNumber))].slice(-atOnce);
  const [newest] = known;
  if (!newest || now - newest.at >= hour) wanted.push('finalized');
  for (const at of wanted) {
    const read = await firstAnswer(providers, report, (provider) =>
      readRates(provider, mainnet, { feeds: rateFeeds, own: tokenRates }, at),
    );
    if (read) await saveRates(read, blocks);
  }
}
