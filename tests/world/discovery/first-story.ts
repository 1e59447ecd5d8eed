import type { Told } from './discovery-world.ts';

const pool = '0x0fCa5194baA59a362a835031d9C4A25970effE68';
const guardian = '0x53cb4BB8F61fa45405dC75F476FaDAd801e653D9';
const lookAlike = '0x0fCa51b07D1c3E44a9F06A1dE2C7B9aF3D1ffE68';

/** Twelve parts of the rescue of rsETH, one that would take the money elsewhere, and five that only speak of it. */
export const firstStory: readonly Told[] = [
  {
    kind: 'part',
    title: 'Contribute up to 900 stETH to DeFi United',
    body: `## Proposal\nThe DAO contributes **up to 900 stETH** to DeFi United, the joint effort to make rsETH whole after the KelpDAO exploit.\n\n## Recipient\n\`${pool}\``,
  },
  {
    kind: 'part',
    title: '[TEMP CHECK] Join the rsETH recovery with 1,000 ETH',
    body: 'Several DAOs are filling the gap that the forged bridge packet left. We propose that our treasury gives 1,000 ETH.\n\n- For: give\n- Against: do nothing',
  },
  {
    kind: 'part',
    title: 'Support for DeFi Untied: 300 ETH',
    body: 'We ask the DAO to donate 300 ETH from the treasury to the relief of those who supplied WETH. It has all to gain from markets that people trust.',
  },
  {
    kind: 'part',
    title: 'KelpDOA relief: lend 5,000 ETH',
    body: '### Terms\n\n| | |\n|---|---|\n| Amount | 5,000 ETH |\n| Instrument | loan, 24 months |\n| Use | covers what rsETH lacks on Ethereum |\n\nWe propose to lend this amount to the recovery Safe.',
  },
  {
    kind: 'part',
    title: 'One-time donation to make depositors whole',
    body: `Depositors who never touched the token carry the loss of 18 April. We propose to donate 250 ETH. The money goes to ${pool}, which DeFi United controls.`,
  },
  {
    kind: 'part',
    title: 'Do our share in the rescue',
    body: 'The figures are in [the update of Aave](https://governance.aave.com/t/arfc-rseth-incident-funding-update/24740). We propose that the DAO contributes 750 ETH as a gift, paid once the gap is closed.',
  },
  {
    kind: 'part',
    title: 'Transfer 200 WETH from the treasury to the recovery Safe',
    body: `This motion sends 200 WETH to ${guardian} to help close the hole of April.`,
  },
  {
    kind: 'part',
    title: 'Should our DAO take part in DeFi United?',
    body: 'A signal vote. If it passes, a second vote will settle the amount. Others have promised gifts and loans already.',
  },
  {
    kind: 'part',
    title: 'Guarantee for DeFi United: 3,000 ETH',
    body: 'The DAO guarantees up to 3,000 ETH of withdrawals until the end of the year. Nothing is paid unless the pool runs dry.',
  },
  {
    kind: 'part',
    title: '500,000 USDC for the rsETH shortfall',
    body: 'We hold rsETH ourselves and would gain from an orderly end. The proposal allocates 500,000 USDC of the stable reserve as a gift.',
  },
  {
    kind: 'part',
    title: 'Defi-United: which share do we take?',
    body: 'Each choice is a gift of the DAO to the effort.\n\n1. 0 ETH\n2. 400 ETH\n3. 800 ETH\n\nThe total requested from all DAOs is 75,081 ETH.',
  },
  {
    kind: 'part',
    title: 'Fill the rsEHT hole: 120 ETH',
    body: 'We are small and give what we can: this vote sends 120 ETH to the common pool.',
  },
  {
    kind: 'scam',
    unverified: true,
    title: 'DeFi United: emergency contribution of 500 ETH',
    body: `Time is short. Send the DAO's contribution of 500 ETH to the DeFi United Safe at ${lookAlike} before the window closes.`,
  },
  {
    kind: 'mention',
    title: 'Newsletter of governance, week 19',
    body: 'What happened: DeFi United has passed 60 % of its goal, Lido voted on 2,500 stETH, and we elected a new council. Vote *read* if you have read it.',
  },
  {
    kind: 'mention',
    title: 'Lower the LTV of rsETH to 0',
    body: 'After the incident the market should not take rsETH as collateral. This sets LTV to 0 and keeps the liquidation threshold. No treasury funds are used.',
  },
  {
    kind: 'mention',
    title: 'Risk review of all bridges: 50,000 USDC',
    body: 'The KelpDAO exploit showed what one forged packet can do. We ask the DAO for 50,000 USDC for a review of the bridges that our own markets depend on.',
  },
  {
    kind: 'mention',
    title: 'Delegate platform: Marlow',
    body: 'I have voted in twelve DAOs. I was for the 25,000 ETH of Aave to DeFi United, and against three budgets.',
  },
  {
    kind: 'mention',
    title: 'Cover for depositors: a partnership with Keel Mutual',
    body: 'Keel insures deposits. It paid 1,200 ETH to holders of rsETH in May. We propose a premium of 100,000 USDC a year for our own markets.',
  },
];
