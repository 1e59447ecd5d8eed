import type { Rescue } from '../../domain/rescue/rescue';
import { type ChainTransfer, nativeToken } from '../../domain/standing/chain-transfer';
import { residueOf } from '../../domain/standing/residue';
import { day, type Milliseconds, minute } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { worthOf } from '../../sources/chain/read-balances';
import { readRange } from '../../sources/chain/read-range';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { readTransfersOf, saveTransfers } from '../../store/money/transfers';
import type { Checkpoint, ReadAccount } from '../../store/schema';
import { type OpenAccount, readOpenAccounts } from './open-accounts';
import { mainnet, type ReadAddress } from './read-addresses';
import { newsOf } from './save-step';

/** Addresses that have been read up to one block, and who may be asked about them. */
export interface ProofRequest {
  rescues: readonly Rescue[];
  addresses: readonly ReadAddress[];
  checkpoints: readonly Checkpoint[];
  providers: readonly Provider[];
  soleNode: boolean;
  now: Milliseconds;
}

/** What could not be confirmed by a second node is tried again no sooner. */
const patience = 30 * minute;
/** So often two nodes must have told the same before ETH is taken to have come without a log. */
const enough = 3;
/** Ranges that one second reading asks for at most. */
const rangesAtOnce = 40;

/**
 * Holds what was read against what is there: `balance − opening − in + out` must be nothing, asset by asset, at the very block up to which
 * all was read. The balances are asked of another node than the one that told the transfers, where there is one. What does not add up is
 * read again by the others, and whose account explains the balance is believed. Nothing else sees a node that leaves out what it should
 * tell. What no node explains is kept as it is: incomplete, or not attributed. Reports failures; throws none of them.
 */
export async function proveAccounts(request: ProofRequest, report: ProviderReport): Promise<void> {
  const { checkpoints, providers, now } = request;
  const [first] = checkpoints;
  if (!first) return;
  const order = [...providers].sort((a, b) => Number(a.host === first.readBy) - Number(b.host === first.readBy));
  const accounts = await readOpenAccounts(checkpoints, order, report);
  if (!accounts) return;
  const addresses = checkpoints.map(({ address }) => address);
  let transfers: readonly ChainTransfer[] = await readTransfersOf(mainnet, addresses);
  const doubtful = accounts.filter((each) => isNew(each, transfers));
  const tryNow = doubtful.some((each) => isDue(each, transfers, now));
  let confirmed = false;
  if (tryNow) {
    const range = { from: Math.min(...doubtful.map(doubtBegins)), to: first.number };
    const second = await readAgain(request, accounts, transfers, range, order, report);
    transfers = second.transfers;
    confirmed = second.confirmed;
  }
  const proved = checkpoints.map((checkpoint): Checkpoint => {
    const proofs = new Map(
      accounts.flatMap((each) => (each.checkpoint === checkpoint ? [[each.account.token, proofOf(each)]] : [])),
    );
    return { ...checkpoint, accounts: checkpoint.accounts.map((account) => proofs.get(account.token) ?? account) };
  });
  await saveTransfers({ transfers: [], checkpoints: proved, events: [], queue: true });

  function proofOf(each: OpenAccount): ReadAccount {
    const { account, balance } = each;
    const residue = residueIn(each, transfers);
    // A transfer does not tell its shares: nothing can be said before somebody reads it again.
    if (residue === undefined) return account;
    const { number } = balance;
    const worth = worthOf(residue, balance);
    if (residue === settled(each)) return { ...account, proof: { number, at: now, residue, worth } };
    const before = account.proof?.confirmed ?? 0;
    const times = confirmed && tryNow ? before + 1 : before;
    // ETH can come without a log. Tokens cannot: whoever leaves them out is asked again, every day.
    if (times >= enough && account.token === nativeToken)
      return { ...account, proof: { number, at: now, residue, worth } };
    const doubt = {
      doubtFrom: doubtBegins(each),
      settled: settled(each),
      ...(times > 0 && { confirmed: times }),
    };
    return { ...account, proof: { number, at: tryNow ? now : (account.proof?.at ?? now), residue, worth, ...doubt } };
  }
}

/** What is not explained; `undefined` where a transfer does not say how much it was. */
function residueIn(each: OpenAccount, transfers: readonly ChainTransfer[]): bigint | undefined {
  const { checkpoint, account, balance } = each;
  return residueOf(checkpoint.address, account.token, each.opened, balance, transfers);
}

/** Whether something is unexplained that was not so before, or no longer. */
function isNew(each: OpenAccount, transfers: readonly ChainTransfer[]): boolean {
  return residueIn(each, transfers) !== settled(each);
}

/** What was unexplained when it was last certain how much. */
function settled({ account: { proof } }: OpenAccount): bigint {
  return (proof?.doubtFrom === undefined ? proof?.residue : proof.settled) ?? 0n;
}

/** From which block on the account must be read again. */
function doubtBegins({ account, opened }: OpenAccount): number {
  return account.proof?.doubtFrom ?? account.proof?.number ?? opened.number;
}

function isDue(each: OpenAccount, transfers: readonly ChainTransfer[], now: Milliseconds): boolean {
  const { proof } = each.account;
  if (proof?.doubtFrom === undefined || residueIn(each, transfers) !== proof.residue) return true;
  return now - proof.at >= (proof.confirmed ? day : patience);
}

/** Has the range read by each node, and keeps the account that explains most of what is there. */
async function readAgain(
  { rescues, addresses, checkpoints, soleNode, now }: ProofRequest,
  accounts: readonly OpenAccount[],
  stored: readonly ChainTransfer[],
  { from, to }: { from: number; to: number },
  providers: readonly Provider[],
  report: ProviderReport,
): Promise<{ transfers: readonly ChainTransfer[]; confirmed: boolean }> {
  const inside = ({ blockNumber }: ChainTransfer) => blockNumber > from && blockNumber <= to;
  const outside = stored.filter((each) => !inside(each));
  const told: { host: string; transfers: readonly ChainTransfer[] }[] = [];
  for (const provider of providers) {
    const read = await readOf(provider, addresses, from, to, report);
    if (read) told.push({ host: provider.host, transfers: read });
  }
  const unexplained = (inRange: readonly ChainTransfer[]) =>
    accounts.filter((each) => isNew(each, [...outside, ...inRange])).length;
  const before = stored.filter(inside);
  let best: readonly ChainTransfer[] = before;
  for (const { transfers } of told) if (unexplained(transfers) < unexplained(best)) best = transfers;
  if (!sameTransfers(best, before)) {
    const dropped = { chainId: mainnet, addresses: checkpoints.map(({ address }) => address), above: from, upTo: to };
    await saveTransfers({ transfers: best, checkpoints: [], dropped, events: newsOf(rescues, best, now), queue: true });
  }
  const wrong = told.filter(({ transfers }) => unexplained(transfers) > unexplained(best)).map(({ host }) => host);
  const [reader] = checkpoints.flatMap(({ readBy }) => readBy ?? []);
  if (reader !== undefined && !sameTransfers(best, before)) wrong.push(reader);
  for (const host of new Set(wrong))
    report.failed(new SourceError('malformed', host, 'transfers are left out or made up'));
  const agreeing = told.filter(({ transfers }) => sameTransfers(transfers, best)).length;
  return { transfers: [...outside, ...best], confirmed: agreeing >= 2 || (soleNode && agreeing === 1) };
}

async function readOf(
  provider: Provider,
  addresses: readonly ReadAddress[],
  from: number,
  to: number,
  report: ProviderReport,
): Promise<readonly ChainTransfer[] | undefined> {
  const filter = {
    chainId: mainnet,
    recipients: addresses.map(({ address }) => address),
    tokens: [...new Set(addresses.flatMap(({ tokens }) => tokens))],
    payers: [...new Set(addresses.flatMap(({ payers }) => payers))],
  };
  const transfers: ChainTransfer[] = [];
  let upTo = from;
  try {
    for (let ranges = 0; upTo < to; ranges += 1) {
      if (ranges >= rangesAtOnce) return undefined;
      const { last, transfers: found } = await readRange(provider, filter, upTo + 1, to);
      transfers.push(...found);
      upTo = last.number;
    }
    return transfers;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    report.failed(error);
    return undefined;
  }
}

function sameTransfers(a: readonly ChainTransfer[], b: readonly ChainTransfer[]): boolean {
  const told = new Set(a.map(contentOf));
  return told.size === b.length && b.every((each) => told.has(contentOf(each)));
}

function contentOf({ id, from, to, token, units, shares }: ChainTransfer): string {
  return [id, from, to, token, units, shares].join(' ');
}
