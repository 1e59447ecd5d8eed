import type { Suggestion } from '../../domain/discovery/suggestion';
import type { TopicAmount } from '../../domain/governance/topic';
import type { Rescue } from '../../domain/rescue/rescue';
import { formatAmount } from '../../i18n/format';
import { message } from '../../i18n/message';
import { shortened } from '../../i18n/shortened';
import type { HintView, TrackOffer } from '../../messages/hint-view';

const longestName = 60;

/** What is said of a suggestion: the line, and what speaks against it. `canStore`: the user may count it. */
export function hintOf(
  suggestion: Suggestion,
  rescue: Rescue,
  canStore: boolean,
): Pick<HintView, 'text' | 'danger' | 'doubts' | 'track'> {
  const { danger, unverified, flagged } = suggestion;
  return {
    text: danger ? dangerText(danger, rescue) : lineOf(suggestion, rescue),
    danger: danger !== undefined,
    doubts: [...(unverified ? [message('hintUnverified')] : []), ...(flagged ? [message('hintFlagged')] : [])],
    // Nobody is helped to count what leads money elsewhere.
    ...(canStore && danger !== 'look-alike' && suggestion.verdict === 'part' && { track: offerOf(suggestion, rescue) }),
  };
}

/** What a wrong address in a text means, with the right one where the rescue has only one. */
export function dangerText(danger: NonNullable<Suggestion['danger']>, { name, recipients }: Rescue): string {
  const receiving = [...new Set(recipients.filter(({ use }) => use === 'recipient').map(({ address }) => address))];
  const called = shortened(name, longestName);
  const [own] = receiving;
  if (own === undefined) return message('hintLookAlikeNoOther', called);
  return message(danger === 'look-alike' ? 'hintLookAlike' : 'hintWrongRecipient', called, receiving.join(', '));
}

function lineOf({ tie, ask }: Suggestion, rescue: Rescue): string {
  const name = shortened(rescue.name, longestName);
  const amount = ask && amountText(ask);
  switch (tie?.by) {
    case 'recipient':
      return amount === undefined ? message('hintRecipient', name) : message('hintRecipientAsk', name, amount);
    case 'link':
      return amount === undefined ? message('hintLink', name) : message('hintLinkAsk', name, amount);
    default: {
      const shown = tie?.shown ?? rescue.name;
      // "Mentions DeFi United: part of DeFi United?" says one thing twice.
      if (shown === rescue.name)
        return amount === undefined ? message('hintName', name) : message('hintNameAsk', name, amount);
      return amount === undefined ? message('hintTerm', shown, name) : message('hintTermAsk', shown, amount, name);
    }
  }
}

/** An amount in words: `5,000 ETH`, `up to 900 stETH`. */
export function amountText({ low, high, asset }: Pick<TopicAmount, 'low' | 'high' | 'asset'>): string {
  const most = `${formatAmount(high)} ${asset}`;
  if (low === high) return most;
  return low === '0' ? message('amountUpTo', most) : message('amountFromTo', formatAmount(low), most);
}

function offerOf({ key, rescueId, ask }: Suggestion, rescue: Rescue): TrackOffer {
  const assets = rescue.assets.map(({ symbol }) => symbol);
  return {
    key,
    rescueId,
    // In another asset the same number would be another amount.
    ...(ask &&
      assets.includes(ask.asset) && {
        ask: { low: ask.low, high: ask.high, asset: ask.asset, instrument: ask.instrument },
      }),
    assets,
  };
}
