import type { Told } from './discovery-world.ts';

/** Where the money of the third rescue goes, and an address that only looks like it. */
export const tidepoolSafe = '0xB7c4F2e19a3D6058c1b2A97d4E5f60831C9aD24e';
const lookAlike = '0xB7c4a01D92fE63b87F5c0413e8A6d7b92F01D24e';

/** Another rescue altogether: TidePool's stablecoin tpUSD was left without backing, and Breakwater collects for it. */
export const thirdStory: readonly Told[] = [
  {
    kind: 'part',
    title: 'Breakwater: contribute 400,000 USDC',
    body: 'We propose that the DAO contributes 400,000 USDC to Breakwater, which refills the reserve of tpUSD.',
  },
  {
    kind: 'part',
    title: 'Help TidePool users with 1m DAI',
    body: 'Savers in Nigeria and Turkey held tpUSD because it was easy to get. This proposal gives 1,000,000 DAI.',
  },
  {
    kind: 'part',
    title: 'Loan to Tide Pool, 3,000,000 USDC',
    body: 'Terms: two years, 4 %, secured by the fees of TidePool. The amount is lent to the Breakwater Safe.',
  },
  {
    kind: 'part',
    title: 'Braekwater pledge',
    body: 'The grants council pledges 60,000 USDC, to be sent within a week of this vote.',
  },
  {
    kind: 'part',
    title: 'tpUDS holders: share the cost of the depeg',
    body: 'The hole is 18.4 million. We propose to take 2 % of it, 368,000 USDC, as a gift.',
  },
  {
    kind: 'part',
    title: 'A hand for our neighbours',
    body: `Our neighbours lost their reserve through a bug that could have been ours. We move to send 75,000 USDC to ${tidepoolSafe}.`,
  },
  {
    kind: 'part',
    title: 'Express support for Breakwater',
    body: 'This vote says whether the DAO wants to be named among the supporters. A later vote decides on money.',
  },
  {
    kind: 'part',
    title: 'Reserve refill: 250k USDT',
    body: 'Proposal: the treasury pays 250,000 USDT into the reserve of tpUSD, next to what Finch and Osprey paid.',
  },
  {
    kind: 'part',
    title: 'Underwrite redemptions of tpUSD up to $5M',
    body: 'For ninety days the DAO underwrites redemptions with up to 5,000,000 USDC. A fee of 1 % accrues to us.',
  },
  {
    kind: 'part',
    title: 'Return of fees to TidePool victims',
    body: 'Our pool earned 41,000 USDC in fees while tpUSD fell. We propose to return all of it to the victims.',
  },
  {
    kind: 'part',
    title: 'BREAKWATER - DAO contribution - final vote',
    body: 'As decided in the temperature check: 500,000 USDC, one payment, no conditions.',
  },
  {
    kind: 'part',
    title: 'Seed 2,000,000 USDC in the tpUSD/USDC pool',
    body: 'The peg needs depth. As our contribution to Breakwater we propose to deposit 2,000,000 USDC for a year.',
  },
  {
    kind: 'scam',
    unverified: true,
    title: 'Breakwater claim and contribution portal',
    body: `Official: contributions to Breakwater are taken at ${lookAlike} from now on. We ask every DAO to send 200,000 USDC.`,
  },
  {
    kind: 'mention',
    title: 'Remove tpUSD from the stable pool',
    body: 'The token lost its peg and most of its backing. We propose to remove it from the pool at the next rebalancing.',
  },
  {
    kind: 'mention',
    title: 'Quarterly budget of the data team',
    body: 'We built the dashboard of the TidePool incident in two days. For the next quarter we request 45,000 USDC.',
  },
  {
    kind: 'mention',
    title: 'Stablecoin policy',
    body: 'After tpUSD, only coins with a monthly attestation may be held by the treasury. At most 30 % in one of them.',
  },
  {
    kind: 'mention',
    title: 'Weekly governance call, agenda',
    body: '1. Breakwater: what Finch DAO decided\n2. Budget\n3. Any other business',
  },
  {
    kind: 'mention',
    title: 'Audit of the oracle adapter, 90,000 USDC',
    body: 'TidePool failed because nobody had audited its oracle. We ask the DAO for 90,000 USDC to have ours audited twice.',
  },
];
