import type { Ordinary } from './discovery-world.ts';

const amount = (turn: number, step: number): string => ((turn + 5) * step).toLocaleString('en-US');

/** Ordinary business by other hands, with more of what sounds like a rescue. */
export const ordinarySecond: readonly Ordinary[] = [
  (dao, token, turn) => ({
    title: `${dao} | Funding request: community team (${turn})`,
    body: `Hello everyone,\n\nthe community team seeks funding of $${amount(turn, 700)} for four months. Half is paid in ${token}.`,
  }),
  (_dao, token, turn) => ({
    title: `Interest rate curve: ${token} market`,
    body: `Slope 1 from 4 % to 3.${turn % 10} %. Slope 2 stays. Kink at 92 %.`,
  }),
  (dao, _token, turn) => ({
    title: `Rescue of stuck tokens (${turn})`,
    body: `Users have sent ${amount(turn, 2)} USDC to the token contract of ${dao} by mistake. The upgrade lets the multisig rescue them and send them back.`,
  }),
  (dao, _token, turn) => ({
    title: `${dao} security council: bounty for reported bug #${turn}`,
    body: `A white hat reported a critical bug before it was exploited. We propose a bounty of ${amount(turn, 150)} USDC. No funds were lost.`,
  }),
  (dao, token, turn) => ({
    title: `Cover the bad debt of the ${token}/FRAX pair`,
    body: `Liquidations were late and ${amount(turn, 120)} FRAX of bad debt remains in ${dao}. We propose to pay it from fees over six months.`,
  }),
  (_dao, token, turn) => ({
    title: `Refund of gas, round ${turn}`,
    body: `Delegates who voted in all polls are refunded ${amount(turn, 1)} ${token} each.`,
  }),
  (dao, _token, turn) => ({
    title: `Allocate ${amount(turn, 30)} ETH to the staking of ${dao}`,
    body: 'The treasury stakes through three providers: Lido, Rocket Pool and ether.fi. Yield goes back to the treasury.',
  }),
  (dao, token, turn) => ({
    title: `Partnership: ${dao} and Harbour Exchange`,
    body: `Harbour lists ${token}. In return the DAO provides ${amount(turn, 2_000)} ${token} as a market-making loan for a year.`,
  }),
  (dao) => ({
    title: `${dao}: set the working language of governance`,
    body: 'English, with summaries in Spanish and Mandarin by volunteers.',
  }),
  (_dao, token, turn) => ({
    title: `Tokenomics ${turn % 5}.0: emissions of ${token}`,
    body: 'Emissions are cut by 35 % each year. Locked positions are not touched.',
  }),
  (dao, _token, turn) => ({
    title: `Disaster relief: ${amount(turn, 100)} USDC for flood victims`,
    body: `Many contributors of ${dao} live in Valencia. We propose to donate to the Red Cross to help the affected families.`,
  }),
  (dao, token, turn) => ({
    title: `Recovery of funds from the Multichain exploit: next steps`,
    body: `${dao} lost ${amount(turn, 900)} USDC in the exploit of 2023. We ask for ${amount(turn, 40)} USDC for lawyers in Singapore. ${token} holders will be told monthly.`,
  }),
  (_dao, _token, turn) => ({
    title: `Upgrade of the timelock to ${turn % 7} days`,
    body: 'The new timelock has been audited. Emergency actions stay with the guardian.',
  }),
  (dao, token, turn) => ({
    title: `Incentivise ezETH and rswETH on ${dao}`,
    body: `Restaked assets are under-used. We propose ${amount(turn, 400)} ${token} over two months for both markets.`,
  }),
  (_dao, token, turn) => ({
    title: `Proposal ${turn}: burn unclaimed ${token}`,
    body: 'Eighteen months have passed since the airdrop. What was not claimed is burnt.',
  }),
  (dao, _token, turn) => ({
    title: `United front: ${dao} in the DeFi Guild`,
    body: `The guild asks each member for ${amount(turn, 10)} ETH, for joint lobbying and a shared security desk.`,
  }),
  (_dao, _token, turn) => ({
    title: `Audit of the vaults by Trellis`,
    body: `Trellis offers four weeks for ${amount(turn, 300)} USDC. Two protocols that it had not audited were exploited this year.`,
  }),
  (dao, token, turn) => ({
    title: `Retroactive grant to the war room of ${dao}`,
    body: `Six people worked through the weekend of the DNS hijack. We propose to thank them with ${amount(turn, 25)} ${token} each.`,
  }),
];
