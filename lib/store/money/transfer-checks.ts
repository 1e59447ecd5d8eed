import { browser } from 'wxt/browser';
import type { TransferCheck } from '../../domain/rescue/transfer';
import type { Milliseconds } from '../../domain/time';
import { z } from '../../platform/zod';

/** Key in `storage.local` of what nodes said of published transfers, by `transferKey`. */
const key = 'transfer-checks';

/** What nodes said of a published transfer, and when. `untold`: they could not tell, or none could be asked. */
export interface CheckedTransfer {
  says: TransferCheck | 'untold';
  at: Milliseconds;
}

const stored = z.record(
  z.string(),
  z.object({ says: z.enum(['confirmed', 'contradicted', 'not-found', 'untold']), at: z.number() }),
);

/** What nodes said of published transfers. */
export async function readTransferChecks(): Promise<Readonly<Record<string, CheckedTransfer>>> {
  const parsed = stored.safeParse((await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.data : {};
}

/** Remembers what a node said of one. */
export async function saveTransferCheck(transfer: string, check: CheckedTransfer): Promise<void> {
  await browser.storage.local.set({ [key]: { ...(await readTransferChecks()), [transfer]: check } });
}
