import { arbitrumProposalId, worldProposalIds as ids } from '../world/rescue/ids.ts';

/** What an address of Snapshot's sites is about: `network space id`, `-` where no space is named; or nothing; or an id that cannot be read. */
type Meaning = `${string} ${string} ${string}` | 'nothing' | 'garbled';

interface Address {
  url: string;
  means: Meaning;
  /** Of what the panel speaks first in April's world; without it there is no panel. */
  panel?: 'Lido DAO' | 'Mantle' | 'Attacker’s ETH frozen on Arbitrum';
}

const { lido, mantle, aaveOther } = ids;
const capitals = `0x${lido.slice(2).toUpperCase()}`;
const oldHash = 'QmdzHYYGPJVRtU6EDHGhPtBRnmFMZpPFEAPuyGpyyErXTh';
const ipfs = `bafkrei${'a2b3c4d5'.repeat(6)}wxyz`;
const longest = '4'.repeat(78);
const uniswap = '0x408ED6354d4973f66138C91495F2f2FCbd8724C3';
const treasuryGovernor = '0x789fC99093B09aD01C34DC7251D0C89ce743e5a4';
const starknet = '0x009fedaf0d7a480d21a27683b0965c0f8ded35b3f1cac39827a25a06a8a682a4';
const lidoSubject = `s lido-snapshot.eth ${lido}` as const;

const about = (url: string, means: Meaning, panel?: Address['panel']): Address => ({
  url,
  means,
  ...(panel && { panel }),
});

/** Addresses as they are met on Snapshot's sites, good and bad. */
export const snapshotAddresses: readonly Address[] = [
  // A proposal, in every form that the present site takes.
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}/`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}/votes`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}/execution`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}/discussion`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}/votes/`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}?app=x`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}/votes?sort=vp-desc`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}#results`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/?ref=x#/s:lido-snapshot.eth/proposal/${lido}`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${capitals}`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s%3Alido-snapshot.eth/proposal/${lido}`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot%2Eeth/proposal/%30${lido.slice(1)}`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#s:lido-snapshot.eth/proposal/${lido}`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/Proposal/${lido}/Votes`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/s:bitdao.eth/proposal/${mantle}`, `s bitdao.eth ${mantle}`, 'Mantle'),
  about(
    `https://snapshot.box/#/org/arbitrum/s:arbitrumfoundation.eth/proposal/${arbitrumProposalId}/votes`,
    `s arbitrumfoundation.eth ${arbitrumProposalId}`,
    'Attacker’s ETH frozen on Arbitrum',
  ),
  // As earlier sites wrote it, and by other names of the space.
  about(`https://snapshot.box/#/lido-snapshot.eth/proposal/${lido}`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.box/#/lido/proposal/${lido}`, `s lido ${lido}`, 'Lido DAO'),
  about(`https://snapshot.org/#/lido-snapshot.eth/proposal/${lido}`, lidoSubject, 'Lido DAO'),
  about(`https://snapshot.org/#/bitdao.eth/proposal/${mantle}`, `s bitdao.eth ${mantle}`, 'Mantle'),
  about(`https://v1.snapshot.box/#/lido-snapshot.eth/proposal/${lido}`, lidoSubject, 'Lido DAO'),
  about(`https://v1.snapshot.box/#/bitdao.eth/proposal/${mantle}/`, `s bitdao.eth ${mantle}`, 'Mantle'),
  about(`https://snapshot.org/#/aave.eth/proposal/${oldHash}`, `s aave.eth ${oldHash}`),
  about(`https://snapshot.box/#/s:aavedao.eth/proposal/${ipfs}`, `s aavedao.eth ${ipfs}`),
  // Proposals that belong to no rescue, or to another space than the address says.
  about(`https://snapshot.box/#/s:aavedao.eth/proposal/${aaveOther}`, `s aavedao.eth ${aaveOther}`),
  about(`https://snapshot.box/#/s:aavedao.eth/proposal/${ids.aaveSpam}`, `s aavedao.eth ${ids.aaveSpam}`),
  about(`https://snapshot.box/#/s:aavedao.eth/proposal/${lido}`, `s aavedao.eth ${lido}`),
  about(`https://snapshot.box/#/s:nobody.eth/proposal/${lido}`, `s nobody.eth ${lido}`),
  // On chain, and on test networks.
  about(`https://snapshot.box/#/eth:${uniswap}/proposal/12`, `eth ${uniswap} 12`),
  about(
    `https://snapshot.box/#/arb1:${treasuryGovernor}/proposal/${longest}/votes`,
    `arb1 ${treasuryGovernor} ${longest}`,
  ),
  about(`https://snapshot.box/#/org/starknet/sn:${starknet}/proposal/3/execution`, `sn ${starknet} 3`),
  about(`https://snapshot.box/#/s-tn:lido-snapshot.eth/proposal/${lido}`, `s-tn lido-snapshot.eth ${lido}`),
  about(`https://testnet.snapshot.box/#/test.eth/proposal/${lido}`, `s-tn test.eth ${lido}`),
  about(`https://testnet.v1.snapshot.box/#/test.eth/proposal/${lido}`, `s-tn test.eth ${lido}`),
  // Sites of a space or an organisation.
  about(`https://vote.worldlibertyfinancial.com/#/proposal/${lido}/votes`, `s worldlibertyfinancial.com ${lido}`),
  about('https://vanilla.box/#/proposal/7', 'base 0x8cF43759f3d4E72cB72cED6bd69cCe43d4428264 7'),
  about(`https://vote.ensdao.org/#/offchain/${lido}`, `s ens.eth ${lido}`),
  about('https://vote.ensdao.org/#/onchain/12/votes', 'eth 0x323A76393544d5ecca80cd6ef2A560C6a395b7E3 12'),
  about(`https://vote.ensdao.org/#/s:ens.eth/proposal/${lido}`, `s ens.eth ${lido}`),
  about(`https://governance.starknet.io/#/sn:${starknet}/proposal/3`, `sn ${starknet} 3`),
  about(
    `https://arbitrum.stage.box/#/signals/${arbitrumProposalId}/discussion`,
    `s arbitrumfoundation.eth ${arbitrumProposalId}`,
  ),
  about('https://arbitrum.stage.box/#/treasury-gov/77', `arb1 ${treasuryGovernor} 77`),
  about('https://arbitrum.stage.box/#/core-gov/78', 'arb1 0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9 78'),
  about('https://vote.ensdao.org/#/offchain', 'nothing'),
  about('https://vote.ensdao.org/#/offchain/create', 'nothing'),
  about('https://governance.starknet.io/#/proposal/3', 'nothing'),
  // Pages that are no proposal.
  about('https://snapshot.box/', 'nothing'),
  about('https://snapshot.box/#/', 'nothing'),
  about('https://snapshot.box/#/home', 'nothing'),
  about('https://snapshot.box/#/explore?sort=activity', 'nothing'),
  about('https://snapshot.box/#/notifications', 'nothing'),
  about('https://snapshot.box/#/settings/spaces', 'nothing'),
  about('https://snapshot.box/#/profile/0xeF8305E140ac520225DAf050e2f71d5fBcC543e7', 'nothing'),
  about('https://snapshot.box/#/s:lido-snapshot.eth', 'nothing'),
  about('https://snapshot.box/#/s:lido-snapshot.eth/proposals?state=active&q=relief', 'nothing'),
  about('https://snapshot.box/#/s:lido-snapshot.eth/create/ab12', 'nothing'),
  about('https://snapshot.box/#/s:lido-snapshot.eth/discussions/11483', 'nothing'),
  about('https://snapshot.box/#/s:lido-snapshot.eth/treasury/0/tokens', 'nothing'),
  about('https://snapshot.box/#/org/arbitrum', 'nothing'),
  about('https://snapshot.box/#/org/arbitrum/s:arbitrumfoundation.eth/proposals', 'nothing'),
  about(`https://snapshot.box/#/proposal/${lido}`, 'nothing'),
  about(`https://snapshot.box/#/offchain/${lido}`, 'nothing'),
  about(`https://snapshot.box/#/gb:aave/proposal/${lido}`, 'nothing'),
  about('https://snapshot.box/#/eth:ens.eth/proposal/12', 'nothing'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}/votes/more`, 'nothing'),
  about(`https://snapshot.box/s:lido-snapshot.eth/proposal/${lido}`, 'nothing'),
  about(`https://snapshot.box.example.org/#/s:lido-snapshot.eth/proposal/${lido}`, 'nothing'),
  about(`https://hub.snapshot.org/#/s:lido-snapshot.eth/proposal/${lido}`, 'nothing'),
  // Ids that cannot be read.
  about('https://snapshot.box/#/s:lido-snapshot.eth/proposal/', 'garbled'),
  about('https://snapshot.box/#/s:lido-snapshot.eth/proposal/0x1234', 'garbled'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}ff`, 'garbled'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido.slice(0, -1)}`, 'garbled'),
  about(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido.slice(0, -2)}zz`, 'garbled'),
  about('https://snapshot.box/#/s:lido-snapshot.eth/proposal/12', 'garbled'),
  about('https://snapshot.box/#/s:lido-snapshot.eth/proposal/%3Cscript%3E', 'garbled'),
  about('https://snapshot.box/#/s:lido-snapshot.eth/proposal/%E0%A4%A', 'garbled'),
  about(`https://snapshot.box/#/eth:${uniswap}/proposal/${lido}`, 'garbled'),
  about(`https://snapshot.box/#/eth:${uniswap}/proposal/012`, 'garbled'),
  about('https://vote.ensdao.org/#/offchain/0x1234', 'garbled'),
];
