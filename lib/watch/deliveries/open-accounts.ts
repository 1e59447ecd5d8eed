import type { Balance } from '../../domain/standing/residue';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { type AccountBalance, type AccountRef, readBalances } from '../../sources/chain/read-balances';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import type { Checkpoint, ReadAccount } from '../../store/schema';
import { mainnet } from './read-addresses';

/** An account with what is on it now, and what was on it when its reading began. */
export interface OpenAccount {
  checkpoint: Checkpoint;
  account: ReadAccount;
  opened: Balance;
  balance: AccountBalance;
}

type Found = Omit<OpenAccount, 'opened'>;

/**
 * What is on every account at the block up to which all was read, as the first node says that can. An account that was not opened yet is
 * opened at the block where its reading began; where no node knows that any more, here, and what was before stays unproved. `undefined`:
 * no node answers.
 */
export async function readOpenAccounts(
  checkpoints: readonly Checkpoint[],
  providers: readonly Provider[],
  report: ProviderReport,
): Promise<OpenAccount[] | undefined> {
  const found = await firstAnswer(providers, report, (provider) => readAccounts(provider, checkpoints));
  if (!found) return undefined;
  const unopened = found.filter(
    ({ account, balance }) => account.opened?.inShares !== balance.inShares || !account.opened,
  );
  const openings = new Map<ReadAccount, Balance>();
  for (const start of new Set(unopened.map(({ account }) => account.start))) {
    const here = unopened.filter(({ account }) => account.start === start);
    const balances = await firstAnswer(providers, report, (provider) =>
      readBalances(provider, mainnet, { number: start }, here.map(refOf)),
    );
    here.forEach(({ account, balance }, index) => {
      const then = balances?.[index];
      openings.set(account, then && then.inShares === balance.inShares ? then : balance);
    });
  }
  return found.map((each) => {
    const { number, units, inShares } = openings.get(each.account) ?? each.account.opened ?? each.balance;
    const opened: Balance = { number, units, ...(inShares && { inShares }) };
    return { ...each, opened, account: { ...each.account, opened } };
  });
}

async function readAccounts(provider: Provider, checkpoints: readonly Checkpoint[]): Promise<Found[]> {
  const [first] = checkpoints;
  if (!first) return [];
  const all = checkpoints.flatMap((checkpoint) => checkpoint.accounts.map((account) => ({ checkpoint, account })));
  const balances = await readBalances(provider, mainnet, first, all.map(refOf));
  return all.flatMap((each, index) => {
    const balance = balances[index];
    return balance ? [{ ...each, balance }] : [];
  });
}

function refOf({ checkpoint, account }: Pick<Found, 'checkpoint' | 'account'>): AccountRef {
  return { address: checkpoint.address, token: account.token };
}

async function firstAnswer<T>(
  providers: readonly Provider[],
  report: ProviderReport,
  read: (provider: Provider) => Promise<T>,
): Promise<T | undefined> {
  for (const provider of providers) {
    try {
      return await read(provider);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      // One that is late, or keeps no states, is not to blame.
      if (error.reason === 'rate-limited') report.failed(error);
    }
  }
  return undefined;
}
