import type { Told } from './discovery-world.ts';

const pool = '0x0fCa5194baA59a362a835031d9C4A25970effE68';
const otherLookAlike = '0x53cBd2710e5A3d8C6Bf49017aC3d1F6c2b8653D9';

/** The same rescue in other words, by authors who write badly, at length, or as lawyers. */
export const secondStory: readonly Told[] = [
  {
    kind: 'part',
    title: 'AIP-77: Authorise a grant in aid of the rsETH backing deficit',
    body: '**Whereas** the backing of rsETH has been deficient since 18 April 2026, and **whereas** holders of the token are users of ours, be it resolved that 1,250 ETH be granted from the treasury to the fund that DeFi United administers.',
  },
  {
    kind: 'part',
    title: 'gm. lets help kelp holders',
    body: 'ser its the right thing. treasury got 9k eth doing nothing. i propose we send 90 eth to the defi united wallet, thats 1%',
  },
  {
    kind: 'part',
    title: 'Proposal: 2.5M USDS credit facility (DeFi Unitd)',
    body: '# Summary\nWe extend a revolving credit facility of 2,500,000 USDS to DeFi Unitd.\n# Terms\n* Lender: the DAO\n* Tenor: 18 months\n* Rate: 5 %',
  },
  {
    kind: 'part',
    title: 'Forgo our liquidation profits of 18 April',
    body: `Our keepers earned 312 ETH when rsETH positions were liquidated that day. That is not money to keep. This vote returns 312 ETH to the recovery: ${pool}.`,
  },
  {
    kind: 'part',
    title: 'Participation in DeFi United [signal]',
    body: 'This signal asks whether delegates favour participation. No amount is set.',
  },
  {
    kind: 'part',
    title: 'Ecosystem solidarity fund, first use',
    body: 'The fund was set up for days like these. Its first use shall be 600 ETH for the Kelp DAO depositors, side by side with Lido and ether.fi.\n\nDiscussion: https://research.lido.fi/t/anything/11483',
  },
  {
    kind: 'part',
    title: 'Match other DAOs on rseth, max. 450 ETH',
    body: 'For each ETH that another DAO of our size gives, we give one as well, up to a maximum of 450 ETH.',
  },
  {
    kind: 'part',
    title: 'Deposit 4,000 ETH in the reopened WETH market',
    body: 'Liquidity is what the WETH market lacks since the Kelp incident. We propose to deposit 4,000 ETH for twelve months as our part in DeFi United. The deposit stays ours.',
  },
  {
    kind: 'part',
    title: 'Kelp-DAO rescue: release 110 ETH held since the hack',
    body: 'The exploiter of KelpDAO paid 110 ETH into our fee vault. We propose to hand these 110 ETH to the rescue.',
  },
  {
    kind: 'part',
    title: '[Vote] Treasury gift, $750k',
    body: 'Gift of 750,000 USDC to "DeFi United", so that suppliers of WETH on Aave can withdraw. See https://snapshot.box/#/s:lido-snapshot.eth for what others do.',
  },
  {
    kind: 'part',
    title: 'RSETH make-whole: 35 ETH from the community multisig',
    body: 'Small, quick, symbolic: 35 ETH go to the pool tomorrow if this passes.',
  },
  {
    kind: 'part',
    title: 'KelpDAO incident: backstop of 1,500 ETH',
    body: 'If the recoveries fall short, the DAO steps in with at most 1,500 ETH. If they do not, it pays nothing.',
  },
  {
    kind: 'scam',
    title: 'Recovery Guardian: updated address for contributions',
    body: `The rsETH recovery has moved to a new Safe. From today all contributions of DeFi United members go to ${otherLookAlike}. We ask the DAO to send 1,000 ETH.`,
  },
  {
    kind: 'mention',
    title: 'Post-mortem of our exposure to KelpDAO',
    body: 'We had 340 rsETH in the vault on 18 April. The loss was 41 ETH and was borne by the strategist. Nothing is asked of the DAO; this vote accepts the report.',
  },
  {
    kind: 'mention',
    title: 'Relist rsETH with a cap of 2,000',
    body: 'DeFi United has restored the backing. We propose to list the token again, isolated, with a supply cap of 2,000 rsETH.',
  },
  {
    kind: 'mention',
    title: 'Hire Bastion for bridge monitoring',
    body: 'Bastion raised the alarm at KelpDAO eleven minutes before others. Fee: 8,000 USDC a month, paid by the operations budget.',
  },
  {
    kind: 'mention',
    title: 'Quarterly report of the treasury council',
    body: 'Assets fell by 6 %. In May the DAO paid 200 ETH to DeFi United as decided in vote 41. We propose to take note of the report.',
  },
  {
    kind: 'mention',
    title: 'Migrate from LayerZero to CCIP',
    body: 'What happened to KelpDAO could happen to us. We propose to move our bridge within two months. Cost: 120,000 USDC, to be paid to the integrator.',
  },
];
