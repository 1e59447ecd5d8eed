import { type ChainTransfer, nativeToken } from '../../domain/standing/chain-transfer';
import { residueOf } from '../../domain/standing/residue';
import { day, type Milliseconds, minute } from '../../domain/time';
import { worthOf } from '../../sources/chain/read-balances';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { readTransfersOf, saveTransfers } from '../../store/money/transfers';
import type { Checkpoint, ReadAccount } from '../../store/schema';
import { type OpenAccount, readOpenAccounts } from './open-accounts';
import { mainnet } from './read-addresses';
import { type ProofRequest, readAgain } from './read-again';

/** What could not be confirmed by a second node is tried again no sooner. */
const patience = 30 * minute;
/** So often two nodes must have told the same before ETH is taken to have come without a log. */
const enough = 3;

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
    const open = (known: readonly ChainTransfer[]) => accounts.filter((each) => isNew(each, known)).length;
    const second = await readAgain(request, transfers, range, open, order, report);
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
    // Once a day at most: what moves meanwhile is asked for too, and proves nothing more.
    const again = before === 0 || now - (account.proof?.at ?? now) >= day;
    const times = confirmed && again ? before + 1 : before;
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
