/** What a contribution is. Gifts fill the hole; loans and guarantees are drawn apart; deposits are liquidity, never coverage; unknown counts from 0. */
export type Instrument = 'gift' | 'loan' | 'deposit' | 'guarantee' | 'unknown';
