import type { Rescue } from '../rescue/rescue';
import { plainWords } from './plain-words';

/** A word, or a few, by which people speak of a rescue. */
export interface RescueTerm {
  /** As its list writes it: `rsETH`. */
  shown: string;
  /** In lower case, without what stands between words: `defiunited`. */
  joined: string;
  /** How many words it is. */
  words: number;
  /** `stem`: an everyday word, or the name of a party with much other business. It proves nothing by itself. */
  kind: 'name' | 'protocol' | 'asset' | 'stem';
}

/** Held by everybody: they tell nothing of a rescue. */
const commonAssets = new Set(
  `eth weth steth wsteth reth weeth eeth cbeth meth usd usdc usdt dai sdai usds susds gho frax lusd crvusd pyusd usde susde eur btc wbtc cbbtc tbtc aave arb op crv cvx
ldo mkr sky comp uni mnt ena ethfi bal gno ens avax bnb cake matic pol sol link one mim fei ausdc aeth`.split(/\s+/),
);
/** What companies are called beside their name. */
const surnames = /^(?:dao|finance|protocol|labs?|network|bridge|markets?|foundation|exchange|bank|v\d|horizon|fuse)$/;
/** Written as one word with capitals inside: a name that somebody made up. */
const madeUp = /\b(?:[a-z]{1,6}[A-Z]{2,}[A-Za-z]*|[A-Z][a-z]+(?:[A-Z][a-z]*)+|[A-Z][a-z]+[A-Z]{2,})\b/g;
const noName = /^(?:defi|aip|layerzero|makerdao|llamalend|github|thorchain)$/i;

/** The words by which people speak of a rescue, without those that they use all the time. `busy`: names of parties in lower case, as `aave`. */
export function rescueTerms({ name, title, incident, assets }: Rescue, busy: ReadonlySet<string>): RescueTerm[] {
  const terms = new Map<string, RescueTerm>();
  const add = (shown: string, kind: RescueTerm['kind']): void => {
    const words = plainWords(shown);
    const joined = words.join('');
    if (joined.length < 3 || terms.has(joined) || surnames.test(joined)) return;
    terms.set(joined, { shown, joined, words: words.length, kind: busy.has(joined) ? 'stem' : kind });
  };
  // A year names no rescue: `Euler 2023`.
  const called = name.replaceAll(/\b(?:19|20)\d\d\b/g, '').trim();
  for (const { symbol } of assets) if (!commonAssets.has(symbol.toLowerCase())) add(symbol, 'asset');
  if (plainWords(called).length > 1 || plainWords(called)[0] !== plainWords(incident.protocol)[0]) add(called, 'name');
  for (const party of incident.protocol.split(/\s*[/,&]\s*|\s+and\s+/)) {
    add(party, 'protocol');
    const words = plainWords(party.replaceAll(/([a-z])([A-Z])/g, '$1 $2'));
    const [stem, ...rest] = words;
    if (stem !== undefined && rest.length > 0 && rest.every((word) => surnames.test(word))) add(stem, 'stem');
  }
  for (const [word] of title.matchAll(madeUp))
    if (!noName.test(word) && !commonAssets.has(word.toLowerCase()))
      add(word, /[A-Z]{3}/.test(word) ? 'asset' : 'protocol');
  return [...terms.values()];
}
