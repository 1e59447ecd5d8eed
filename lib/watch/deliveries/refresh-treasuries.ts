import { treasuries, treasuryTokens } from '../../catalogue/chain/treasuries';
import { hour, type Milliseconds } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { readTreasuries } from '../../sources/chain/read-treasuries';
import { readStoredTreasuries, saveTreasuries } from '../../store/money/treasuries';
import { firstAnswer } from './first-answer';
import { mainnet } from './read-addresses';

/** Reads once an hour what the parties that could pay hold: all of the catalogue's, whichever rescue is followed. */
export async function refreshTreasuries(
  providers: readonly Provider[],
  now: Milliseconds,
  report: ProviderReport,
): Promise<void> {
  const newest = Math.max(0, ...(await readStoredTreasuries()).map(({ at }) => at));
  if (newest <= now && now - newest < hour) return;
  const read = await firstAnswer(providers, report, (provider) =>
    readTreasuries(provider, mainnet, treasuries, treasuryTokens),
  );
  if (read) await saveTreasuries(read);
}
