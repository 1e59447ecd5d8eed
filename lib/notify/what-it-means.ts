import type { RescueEvent } from '../domain/follow-through/rescue-event';
import type { ProposalEvent } from '../domain/governance/proposal-event';
import { formatAmount, formatPercent } from '../i18n/format';
import { message } from '../i18n/message';
import { plural } from '../i18n/plural';
import { shortened } from '../i18n/shortened';

/** What hangs on a vote, or came with a delivery: an amount, and what part of the hole it is. */
export interface Stake {
  /** Exact decimal text in `asset`, e.g. `2500`. */
  amount: string;
  asset: string;
  /** `up to` that amount. */
  isCap: boolean;
  /** Floored share of the rescue's chosen denominator. Absent: it covers nothing (a recovery), or no rate is known. */
  shareBps?: number;
  /** Required votes that must pass after this one. */
  laterVotes: number;
  /** What is approved or better of the hole, now and if this vote and those after it pass. Absent: it changes nothing any more. */
  ifPasses?: { beforeBps: number; afterBps: number };
}

/** What the news of a vote means for the hole. Says nothing that a final result has not settled. */
export function meaningOfVote(happened: ProposalEvent, stake: Stake): string {
  const part = stakeText(stake);
  switch (happened.kind) {
    case 'outcome-final':
      if (happened.verdict === 'failed') return message('newsStakeLost', part);
      if (happened.verdict !== 'passed') return message('newsStakeOpen', part);
      return stake.laterVotes > 0
        ? plural('newsStakeLater', stake.laterVotes, part)
        : message('newsStakeApproved', part);
    case 'queued':
      return message('newsStakeApproved', part);
    case 'executed':
      return message('newsStakeExecuted', part);
    case 'expired':
      return message('newsStakeLost', part);
    case 'deleted':
    case 'canceled':
      return message('newsStakeUnvoted', part);
    default:
      return ifItPasses(stake) ?? message('newsStakeOpen', part);
  }
}

/** What an open vote would change: `If it passes: 57.2% → 60.9% of the hole (up to 2,500 ETH).` */
function ifItPasses({ ifPasses, laterVotes, amount, asset, isCap }: Stake): string | undefined {
  if (!ifPasses) return undefined;
  const [before, after] = [formatPercent(ifPasses.beforeBps), formatPercent(ifPasses.afterBps)];
  const part = message(isCap ? 'newsAmountUpTo' : 'newsAmount', formatAmount(amount), asset);
  return laterVotes > 0
    ? plural('newsIfPassesLater', laterVotes, before, after, part)
    : message('newsIfPasses', before, after, part);
}

/** What money that was seen means for the hole, and how much of it is filled by now. */
export function meaningOfMoney(returned: boolean, stake: Stake | undefined, filledBps: number | undefined): string[] {
  const seen = returned
    ? message('newsSeenReturned')
    : stake?.shareBps === undefined
      ? message('newsSeenOnChain')
      : message('newsSeenOnChainShare', formatPercent(stake.shareBps));
  return filledBps === undefined ? [seen] : [seen, message('newsFilledNow', formatPercent(filledBps))];
}

/** What a rescue has come to: by which measure, or what is still to come. */
export function meaningOfRescue(event: RescueEvent, stake: Stake | undefined): string[] {
  switch (event.kind) {
    case 'coverage-crossed':
      return [message('newsMeasuredBy', shortened(event.label, 60))];
    case 'nothing-moved':
    case 'blocked':
      return stake ? [message('newsNotSeen', stakeText(stake))] : [];
  }
}

function stakeText({ amount, asset, isCap, shareBps }: Stake): string {
  const figure = formatAmount(amount);
  if (shareBps === undefined) return message(isCap ? 'newsAmountUpTo' : 'newsAmount', figure, asset);
  return message(isCap ? 'newsAmountUpToShare' : 'newsAmountShare', figure, asset, formatPercent(shareBps));
}
