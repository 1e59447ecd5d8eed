import { treasuries, treasuryTokens } from '../../catalogue/chain/treasuries';
import { hour, type Milliseconds } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { readTreasuries } from '../../sources/chain/read-treasuries';
import { readStoredTreasuries, saveTreasuries } from '../../store/money/treasuries';
import { mainnet } from './read-addresses';

/** Reads once an hour what the parties that could pay hold: all of the catalogue's, whichever rescue is followed. */
export async function refreshTreasuries(
  providers: readonly Provider[],
  now: Milliseconds,
  report: ProviderReport,
): Promise<void> {
  const newest = Math.max(0, ...(await readStoredTreasuries()).map(({ at }) => at));
  if (newest <= now && now - newest < hour) return;
  for (const provider of providers) {
    try {
      await saveTreasuries(await readTreasuries(provider, mainnet, treasuries, treasuryTokens));
      return;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.reason === 'rate-limited') report.failed(error);
    }
  }
}
