import type { Ordinary } from './discovery-world.ts';

const amount = (turn: number, step: number): string => ((turn + 3) * step).toLocaleString('en-US');

/** The ordinary business of DAOs. Some of it sounds like a rescue, and is none, or is somebody else's. */
export const ordinaryFirst: readonly Ordinary[] = [
  (dao, _token, turn) => ({
    title: `${dao} Grants: season ${turn}`,
    body: `## Summary\nWe propose to renew the grants programme of ${dao} for six months.\n\n## Budget\nWe request **${amount(turn, 1_500)} USDC** from the treasury.\n\n- Operations: 20 %\n- Grants: 80 %`,
  }),
  (dao, _token, turn) => ({
    title: `Raise the supply cap of wstETH on ${dao} to ${amount(turn, 400)}`,
    body: `Utilisation has been above 90 % for two weeks. This proposal raises the cap; no funds of the treasury are used. Parameters: LTV 78 %, liquidation threshold 81 %.`,
  }),
  (dao, _token, turn) => ({
    title: `Elect the council of ${dao}, term ${turn}`,
    body: 'Seven seats are open. Please vote for up to seven candidates.\n\n1. ada.eth\n2. brook.eth\n3. cyril.eth',
  }),
  (_dao, token, turn) => ({
    title: `Treasury diversification: swap ${amount(turn, 900)} ${token} for ETH`,
    body: `The treasury holds 92 % ${token}. We propose to swap part of it for ETH over 90 days by TWAP. Nothing leaves the treasury but ${token}.`,
  }),
  (_dao, token, turn) => ({
    title: `[BIP-${turn}] Enable a gauge for ${token}/WETH`,
    body:
      'Standard gauge request. The pool address is 0x8A34b5ad76F528bfeC06c80d85EF3b53Da7fc30' +
      `${turn % 10}` +
      '. Weight cap 2 %.',
  }),
  (dao, _token, turn) => ({
    title: `Onboard Sentinel Risk as risk manager of ${dao}`,
    body: `Sentinel monitors markets around the clock and has advised on several exploits of this year. We ask for a yearly fee of ${amount(turn, 2_000)} USDC, streamed.`,
  }),
  (dao, _token, turn) => ({
    title: `Compensate users of the ${dao} front-end outage`,
    body: `On Tuesday the interface was down for three hours and ${turn} users were liquidated. We propose to reimburse them with ${amount(turn, 1)} ETH in total from the treasury.`,
  }),
  (dao, token, turn) => ({
    title: `Recovery plan for the ${token} lending pool`,
    body: `Bad debt of ${amount(turn, 700)} USDC was left in the ${token} pool of ${dao} after the drop of last Sunday. This proposal covers it with the reserve of ${dao} itself.`,
  }),
  (dao, token, turn) => ({
    title: `${dao} x Fjord: liquidity mining, ${amount(turn, 3_000)} ${token}`,
    body: 'Incentives for eight weeks, reviewed after four.\n\n| week | amount |\n|---|---|\n| 1-4 | 60 % |\n| 5-8 | 40 % |',
  }),
  (dao, _token, turn) => ({
    title: `Donate ${amount(turn, 1)} ETH to Gitcoin round ${turn}`,
    body: `${dao} has profited from public goods. We propose to contribute to the matching pool of the next round.`,
  }),
  (dao, token) => ({
    title: `Amend the constitution of ${dao}, section 4`,
    body: `The quorum falls from 4 % to 3 % of ${token}. All else stays.`,
  }),
  (_dao, token, turn) => ({
    title: `Bridge integration: allow ${token} on Unichain via LayerZero`,
    body: `We propose to deploy an OFT adapter for ${token}. Two audits were made. Rate limit: ${amount(turn, 500)} ${token} a day. The bridge exploit of another project this spring has been taken into account: four verifiers must sign.`,
  }),
  (dao, _token, turn) => ({
    title: `Pay the legal defence of ${dao} contributors`,
    body: `We ask the DAO for ${amount(turn, 1_000)} USDC for the legal defence fund. Recipient: 0x1F98431c8aD98523631AE4a59f267346ea31F98${turn % 10}.`,
  }),
  (dao, token, turn) => ({
    title: `Renew ${dao} core development, Q${(turn % 4) + 1}`,
    body: `Budget request: ${amount(turn, 6_000)} USDC and ${amount(turn, 100)} ${token}, paid monthly to the multisig of the team.`,
  }),
  (_dao, token, turn) => ({
    title: `Buy back ${token} with ${amount(turn, 2)} ETH`,
    body: `Revenue of the last quarter was strong. We propose to use part of it to buy back ${token} on the market.`,
  }),
  (dao, _token, turn) => ({
    title: `Lend ${amount(turn, 10)} ETH to the ${dao} Arbitrum deployment`,
    body: 'A loan of the treasury to our own deployment, so that the market has liquidity from its first day. Term: 90 days, no interest.',
  }),
  (dao, token) => ({
    title: `Deprecate ${dao} V1`,
    body: `V1 has less than 1 % of deposits. We propose to freeze its markets; users can withdraw at any time. ${token} rewards end.`,
  }),
  (dao, _token, turn) => ({
    title: `Join the SEAL safe harbour (${dao})`,
    body: `White hats who rescue funds during an exploit get a bounty of at most ${turn % 10}% and no lawsuit. Adopting it costs nothing.`,
  }),
  (dao, token, turn) => ({
    title: `Kelp forest restoration: a carbon grant of ${dao}`,
    body: `We propose to give ${amount(turn, 300)} USDC to a reef charity which restores kelp forests off California. ${token} holders would get a badge.`,
  }),
  (dao, _token, turn) => ({
    title: `United we build: ${dao} joins the DeFi Education Fund`,
    body: `DeFi needs one voice in Washington. We ask for ${amount(turn, 800)} USDC as the membership fee of this year.`,
  }),
  (dao, _token, turn) => ({
    title: `List weETH as collateral on ${dao}`,
    body: `LTV 72.5 %, supply cap ${amount(turn, 90)} weETH. Liquid restaking tokens have been tested by the events of April; weETH kept its peg all through.`,
  }),
  (dao, _token, turn) => ({
    title: `Emergency: refill the insurance module of ${dao}`,
    body: `The module paid for the oracle incident in May. We propose to move ${amount(turn, 4)} ETH of ${dao}'s own reserves back into it.`,
  }),
  (dao, token, turn) => ({
    title: `Hackathon sponsorship ${2_026 + (turn % 2)}`,
    body: `Sponsor level gold, ${amount(turn, 60)} USDC. ${dao} gets a booth; ${token} is on the badge.`,
  }),
  (_dao, token, turn) => ({
    title: `Whitelist ${token} strategist ${turn}`,
    body: 'The strategist may rebalance between approved vaults. No change of fees.',
  }),
];
