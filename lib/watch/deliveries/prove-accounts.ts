import type { ChainTransfer } from '../../domain/rescue/chain-transfer';
import type { Rescue } from '../../domain/rescue/rescue';
import { residueOf } from '../../domain/standing/residue';
import { type Milliseconds, minute } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { type AccountBalance, readBalances, worthOf } from '../../sources/chain/read-balances';
import { readRange } from '../../sources/chain/read-range';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import type { Checkpoint, ReadAccount } from '../../store/schema';
import { readTransfersOf, saveTransfers } from '../../store/transfers';
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
/** Ranges that one second reading asks for at most. */
const rangesAtOnce = 40;

interface Account {
  checkpoint: Checkpoint;
  account: ReadAccount;
  balance: AccountBalance;
}

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
  const accounts = await balancesOf(checkpoints, order, report);
  if (!accounts) return;
  const addresses = checkpoints.map(({ address }) => address);
  let transfers: readonly ChainTransfer[] = await readTransfersOf(mainnet, addresses);
  const doubtful = accounts.filter((each) => isNew(each, transfers));
  const tryNow = doubtful.some(
    ({ account: { proof } }) => proof?.doubtFrom === undefined || now - proof.at >= patience,
  );
  let confirmed = false;
  if (tryNow) {
    const range = { from: Math.min(...doubtful.map(doubtBegins)), to: first.number };
    const second = await readAgain(request, accounts, transfers, range, order, report);
    transfers = second.transfers;
    confirmed = second.confirmed;
  }
  const proved = checkpoints.map((checkpoint): Checkpoint => {
    const proofs = new Map(
      accounts.flatMap((each) => (each.checkpoint === checkpoint ? [[each.account, proofOf(each)]] : [])),
    );
    return { ...checkpoint, accounts: checkpoint.accounts.map((account) => proofs.get(account) ?? account) };
  });
  await saveTransfers({ transfers: [], checkpoints: proved, events: [], queue: true });

  function proofOf(each: Account): ReadAccount {
    const { account, balance } = each;
    const { number, units, inShares } = balance;
    const residue = residueIn(each, transfers);
    if (residue === undefined) {
      const opened = { number, units, ...(inShares && { inShares }) };
      return { ...account, opened, proof: { number, at: now, residue: 0n, worth: 0n } };
    }
    const inDoubt = isNew(each, transfers) && !confirmed;
    const at = inDoubt && !tryNow ? (account.proof?.at ?? now) : now;
    const worth = worthOf(residue, balance);
    const doubt = inDoubt && { doubtFrom: doubtBegins(each), settled: settled(each) };
    return { ...account, proof: { number, at, residue, worth, ...doubt } };
  }
}

/** What is not explained; `undefined` where there is no opening to compare with. */
function residueIn({ checkpoint, account, balance }: Account, transfers: readonly ChainTransfer[]): bigint | undefined {
  return account.opened && residueOf(checkpoint.address, account.token, account.opened, balance, transfers);
}

/** Whether something is unexplained that was not so before, or no longer. */
function isNew(each: Account, transfers: readonly ChainTransfer[]): boolean {
  const residue = residueIn(each, transfers);
  return residue !== undefined && residue !== settled(each);
}

/** What was unexplained when it was last certain how much. */
function settled({ account: { proof } }: Account): bigint {
  return (proof?.doubtFrom === undefined ? proof?.residue : proof.settled) ?? 0n;
}

/** From which block on the account must be read again. */
function doubtBegins({ account }: Account): number {
  return account.proof?.doubtFrom ?? account.proof?.number ?? account.opened?.number ?? account.start;
}

async function balancesOf(
  checkpoints: readonly Checkpoint[],
  providers: readonly Provider[],
  report: ProviderReport,
): Promise<Account[] | undefined> {
  const all = checkpoints.flatMap((checkpoint) => checkpoint.accounts.map((account) => ({ checkpoint, account })));
  const [first] = checkpoints;
  if (!first) return undefined;
  for (const provider of providers) {
    try {
      const refs = all.map(({ checkpoint, account }) => ({ address: checkpoint.address, token: account.token }));
      const balances = await readBalances(provider, mainnet, first, refs);
      return all.flatMap((each, index) => {
        const balance = balances[index];
        return balance ? [{ ...each, balance }] : [];
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      // One that is late, or keeps no states, is not to blame.
      if (error.reason === 'rate-limited') report.failed(error);
    }
  }
  return undefined;
}

/** Has the range read by each node, and keeps the account that explains most of what is there. */
async function readAgain(
  { rescues, addresses, checkpoints, soleNode, now }: ProofRequest,
  accounts: readonly Account[],
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
