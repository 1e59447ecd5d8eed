import type { Ordinary } from './discovery-world.ts';

const amount = (turn: number, step: number): string => ((turn + 2) * step).toLocaleString('en-US');

/** Ordinary business by a third hand. */
export const ordinaryThird: readonly Ordinary[] = [
  (_dao, token, turn) => ({
    title: `Do we extend the ${token} staking season?`,
    body: `Season ${turn} ends on Friday. For: it goes on for 90 days. Against: it ends.`,
  }),
  (dao, _token, turn) => ({
    title: `Budget of the tidal energy guild`,
    body: `The guild of ${dao} asks for ${amount(turn, 90)} USDC to buy credits from a tide power plant.`,
  }),
  (dao, _token, turn) => ({
    title: `Pool fees: new tiers`,
    body: `Pools of stablecoins get a tier of 0.0${turn % 9} %. LPs of ${dao} need not do anything.`,
  }),
  (dao, token, turn) => ({
    title: `Backstop module of ${dao}: auction parameters`,
    body: `If the ${token} module is ever used, auctions start at 105 %. Lot size ${amount(turn, 10)} USDC.`,
  }),
  (dao, _token, turn) => ({
    title: `Reserve factor of USDC to ${10 + (turn % 15)} %`,
    body: `Reserves of ${dao} are meant for shortfall events. None is open today.`,
  }),
  (_dao, _token, turn) => ({
    title: `Contribute ${amount(turn, 200)} USDC to the protocol guild`,
    body: 'We pledge one per cent, vested over four years, to the authors of Ethereum.',
  }),
  (dao, token, turn) => ({
    title: `Depeg of USD+: reimburse LPs of ${dao}`,
    body: `LPs lost ${amount(turn, 500)} USDC when USD+ depegged in March. We propose to give each a third of the loss in ${token}.`,
  }),
  (_dao, _token, turn) => ({
    title: `Weekly call ${turn}`,
    body: 'Agenda: delegates, fees, listing requests. Recording on YouTube.',
  }),
  (_dao, token, turn) => ({
    title: `Loan of ${amount(turn, 1_000)} USDC to Wavecrest`,
    body: `Wavecrest makes markets in ${token}. Term: one year. Interest: 9 %.`,
  }),
  (dao, _token, turn) => ({
    title: `Reserve refill after the August incident of ${dao}`,
    body: `The reserve paid ${amount(turn, 60)} USDC to users in August. We propose to refill it from revenue.`,
  }),
  (_dao, token, turn) => ({
    title: `Delegation programme, cohort ${turn}`,
    body: `Each of ten delegates gets ${amount(turn, 20)} ${token} of voting power for a year.`,
  }),
  (dao, token, _turn) => ({
    title: `Break the tie: logo of ${dao}`,
    body: `The water drop or the lighthouse? ${token} holders decide.`,
  }),
  (dao, _token, turn) => ({
    title: `Help wanted: hire a treasurer`,
    body: `Salary ${amount(turn, 50)} USDC a month. She reports to the council of ${dao}.`,
  }),
  (dao, _token, turn) => ({
    title: `Support Argentina's builders with ${amount(turn, 15)} USDC`,
    body: `We move to give a grant to the hub in Buenos Aires. ${dao} has three contributors there.`,
  }),
];
