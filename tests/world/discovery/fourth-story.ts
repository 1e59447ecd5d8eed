import type { Told } from './discovery-world.ts';

const guardian = '0x53cb4BB8F61fa45405dC75F476FaDAd801e653D9';
const lookAlike = '0x0fCa519f3C2bD7a04E5c61F8B9d0a2E47c3efE68';

/** The rescue of rsETH by a fourth hand, written after the reader of the other three was. */
export const fourthStory: readonly Told[] = [
  {
    kind: 'part',
    title: 'Pledge to the industry response',
    body: 'On 18 April a bridge of KelpDAO was tricked. The industry answered with DeFi United. We propose a pledge of 220 ETH, payable on call of its signers.',
  },
  {
    kind: 'part',
    title: 'rsETH: our DAO chips in',
    body: 'Amount: 65 ETH. Source: community treasury. Destination: the DeFi United pool.',
  },
  {
    kind: 'part',
    title: 'Special allocation no. 3',
    body: `**Allocation:** 400 wstETH\n\n**Destination:** ${guardian}\n\n**Reason:** the events of 18 April.`,
  },
  {
    kind: 'part',
    title: 'Co-fund the KelpDAO make-good with the security council surplus',
    body: 'The council has a surplus of 150,000 USDC. The proposal transfers it to DeFi United.',
  },
  {
    kind: 'part',
    title: 'Interest-free loan for Kelp Dao users',
    body: 'Let us lend 1,800 ETH, interest-free, for three years. It goes to the Safe of the recovery and comes back from the revenue of Kelp.',
  },
  {
    kind: 'part',
    title: 'Solidarity with rsETH holders, yes or no?',
    body: 'Yes: we announce that we stand behind them and open a second vote on money. No: we do not.',
  },
  {
    kind: 'part',
    title: 'DeFi Uinted donation',
    body: 'This vote is on a donation of 100 ETH. The council executes it the next day.',
  },
  {
    kind: 'part',
    title: 'Second tranche for DeFi United',
    body: 'The first tranche of 500 ETH was paid in May. This vote is on the second: another 500 ETH.',
  },
  {
    kind: 'part',
    title: 'Waive fees and give 30 ETH to those hit by the rsETH incident',
    body: 'Borrowers of ours had rsETH as collateral. We waive their fees and give 30 ETH to the common fund.',
  },
  {
    kind: 'part',
    title: 'Vote on the ask of Aave',
    body: 'Aave asked all its partners for help, [here](https://governance.aave.com/t/rseth-incident-2026-04-18/24481/77). We can spare 1,100 ETH and propose to give them.',
  },
  {
    kind: 'part',
    title: 'Standby facility, KelpDAO bad debt, 6,000,000 USDC',
    body: 'The facility can be drawn if the waterfall of DeFi United is exhausted. Rate: 3 %. Maturity: 2028.',
  },
  {
    kind: 'part',
    title: 'Make the rsETH lenders whole: our 1 %',
    body: 'One per cent of the gap is 750 ETH. We propose to take it over.',
  },
  {
    kind: 'scam',
    title: 'rsETH refund: DAO treasuries first',
    body: `Treasuries that held the token are refunded first. Send 5 % as a deposit to ${lookAlike} and receive the whole.`,
  },
  {
    kind: 'mention',
    title: 'Ratify the emergency pause of 18 April',
    body: 'When the rsETH exploit became known the guardian paused two markets for nine hours. This vote ratifies it.',
  },
  {
    kind: 'mention',
    title: 'Grant: a history of DeFi rescues',
    body: 'A book with chapters on Euler, Curve and DeFi United. We ask for 35,000 USDC for two authors.',
  },
  {
    kind: 'mention',
    title: 'Increase the share of stETH in the treasury',
    body: 'Lido gave 2,500 stETH to DeFi United and lost no depositor. We propose to swap 300 ETH for stETH.',
  },
  {
    kind: 'mention',
    title: 'Switch the bridge of our token to three verifiers',
    body: 'KelpDAO had one verifier, and lost 116,500 rsETH. We propose to use three. No cost.',
  },
  {
    kind: 'mention',
    title: 'Compensation of the guardian signers',
    body: 'Signers worked two nights in April because of rsETH. We propose 2 ETH for each of the nine.',
  },
];
