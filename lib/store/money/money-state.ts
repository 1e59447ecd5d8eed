import type { Rescue } from '../../domain/rescue/rescue';
import { assetNameOf } from '../../domain/standing/attribute';
import { type ChainTransfer, nativeToken } from '../../domain/standing/chain-transfer';
import { deliveriesOf } from '../../domain/standing/deliveries-of';
import type { MoneyState } from '../../domain/standing/money-state';
import type { Milliseconds } from '../../domain/time';
import type { Checkpoint } from '../schema';
import { readCheckpoint } from './transfers';

/** How far what was read of a rescue's money can be relied on; `undefined` where nothing was read. */
export async function readMoneyState(rescue: Rescue): Promise<MoneyState | undefined> {
  const recipients = rescue.recipients.filter(({ use }) => use === 'recipient');
  const read = await Promise.all(recipients.map(({ chainId, address }) => readCheckpoint(chainId, address)));
  const checkpoints = read.flatMap((checkpoint) => checkpoint ?? []);
  return checkpoints.length > 0 ? moneyStateOf(rescue, checkpoints) : undefined;
}

/** The same, of places that are at hand. */
export function moneyStateOf(rescue: Rescue, checkpoints: readonly Checkpoint[]): MoneyState {
  const tentative = new Map<string, ChainTransfer>();
  for (const checkpoint of checkpoints) for (const each of checkpoint.tentative ?? []) tentative.set(each.id, each);
  const accounts = checkpoints.flatMap((checkpoint) =>
    checkpoint.accounts.flatMap((account) => {
      const asset = assetNameOf(rescue, checkpoint.chainId, account.token);
      return asset === undefined ? [] : [{ checkpoint, account, asset }];
    }),
  );
  const checked: (Milliseconds | undefined)[] = accounts.map(({ account }) => account.proof?.at);
  return {
    tentative: deliveriesOf(rescue, [...tentative.values()]),
    unexplained: accounts.flatMap(({ checkpoint, account, asset }) => {
      const units = account.proof?.worth ?? 0n;
      return units === 0n
        ? []
        : [{ address: checkpoint.address, asset, units, isNative: account.token === nativeToken }];
    }),
    unchecked: [
      ...new Set(
        accounts
          .filter(
            ({ checkpoint, account: { proof, opened, start } }) =>
              proof?.number !== checkpoint.number || (opened !== undefined && opened.number > start),
          )
          .map(({ asset }) => asset),
      ),
    ],
    ...(checked.every((at) => at !== undefined) && checked.length > 0 && { checkedAt: Math.min(...checked) }),
  };
}
