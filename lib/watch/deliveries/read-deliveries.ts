import type { Delivery } from '../../domain/rescue/delivery';
import type { Rescue } from '../../domain/rescue/rescue';
import { assetNameOf } from '../../domain/standing/attribute';
import { type ChainTransfer, nativeToken } from '../../domain/standing/chain-transfer';
import { deliveriesOf } from '../../domain/standing/deliveries-of';
import type { MoneyState, Unexplained } from '../../domain/standing/money-state';
import { residueOf } from '../../domain/standing/residue';
import { dateSpan, type Milliseconds, second } from '../../domain/time';
import type { Problem } from '../../messages/panel-view';
import { type Provider, provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { findBlockBefore } from '../../sources/chain/find-block';
import { readBalances, worthOf } from '../../sources/chain/read-balances';
import { type ReadUpTo, readTransfers } from '../../sources/chain/read-transfers';
import { addressesOf, mainnet, tokensAt } from './read-addresses';

/** What one node says of the money that reached a rescue. */
export interface DeliveriesRead {
  deliveries: Delivery[];
  /** From when on; absent where nothing was read. */
  arrivalsReadSince?: Milliseconds;
  /** Absent where nothing was read. */
  money?: MoneyState;
  problems: Problem[];
}

/**
 * Everything that arrived at the recipients of a rescue since its incident, in final blocks, as one node tells it. Nothing is stored. Where
 * the node fails on the way nothing is said at all: half an account would look whole.
 */
export async function readDeliveriesOf(rescue: Rescue, rpc: string, now: Milliseconds): Promise<DeliveriesRead> {
  const addresses = addressesOf([rescue], []);
  const incident = dateSpan(rescue.incident.at);
  if (addresses.length === 0 || !incident) return { deliveries: [], problems: [] };
  const node = provider(rpc, 0);
  try {
    const start = await findBlockBefore(node, incident.from);
    const query = {
      chainId: mainnet,
      recipients: addresses.map(({ address }) => address),
      tokens: [...new Set(addresses.flatMap(({ tokens }) => tokens))],
      payers: [...new Set(addresses.flatMap(({ payers }) => payers))],
      from: { number: start.number, hash: start.hash },
      older: [],
      soleNode: true,
    };
    const transfers: ChainTransfer[] = [];
    const report = { answered: () => undefined, failed: () => undefined };
    let upTo: ReadUpTo = start;
    let tentative: readonly ChainTransfer[] = [];
    for await (const step of readTransfers(query, [node], report)) {
      if (step.kind === 'tentative') tentative = step.transfers;
      else upTo = step.upTo;
      if (step.kind === 'read') transfers.push(...step.transfers);
    }
    const deliveries = deliveriesOf(rescue, transfers);
    const unexplained = await readUnexplained(node, rescue, { start, upTo }, transfers);
    const money: MoneyState = {
      tentative: deliveriesOf(rescue, tentative),
      unexplained: unexplained ?? [],
      // A node that keeps no old states cannot say what was there before.
      unchecked: unexplained ? [] : ['ETH', ...rescue.tokens.map(({ asset }) => asset)],
      ...(unexplained && { checkedAt: now }),
    };
    return { deliveries, money, arrivalsReadSince: start.timestamp * second, problems: [] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { deliveries: [], problems: [{ source: error.source, reason: error.reason, since: now }] };
  }
}

/** What the transfers between two blocks do not explain; `undefined` where the node cannot say what was there. */
async function readUnexplained(
  node: Provider,
  rescue: Rescue,
  { start, upTo }: { start: ReadUpTo; upTo: ReadUpTo },
  transfers: readonly ChainTransfer[],
): Promise<Unexplained[] | undefined> {
  const accounts = addressesOf([rescue], []).flatMap((read) =>
    tokensAt(read).map((token) => ({ address: read.address, token })),
  );
  try {
    const before = await readBalances(node, mainnet, start, accounts);
    const after = await readBalances(node, mainnet, upTo, accounts);
    return accounts.flatMap(({ address, token }, index) => {
      const [opening, balance] = [before[index], after[index]];
      const asset = assetNameOf(rescue, mainnet, token);
      // A token that was not there yet had nothing of anybody.
      if (!balance || asset === undefined) return [];
      const none = { number: start.number, units: 0n, ...(balance.inShares && { inShares: balance.inShares }) };
      const residue = residueOf(address, token, opening ?? none, balance, transfers) ?? 0n;
      const units = worthOf(residue, balance);
      return units === 0n ? [] : [{ address, asset, units, isNative: token === nativeToken }];
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return undefined;
  }
}
