import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import type { ProviderReport } from '../../sources/chain/read-transfers';

/** Asks one node after the other until one answers; `undefined` where none does. Only a node that asks to be left alone is reported. */
export async function firstAnswer<Answer>(
  providers: readonly Provider[],
  report: ProviderReport,
  ask: (provider: Provider) => Promise<Answer>,
): Promise<Answer | undefined> {
  for (const provider of providers) {
    try {
      return await ask(provider);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      // What it cannot tell, such as an old state that it does not keep, is no fault of it.
      if (error.reason === 'rate-limited') report.failed(error);
    }
  }
  return undefined;
}
