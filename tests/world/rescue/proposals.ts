import type { DataSet } from '../data-set.ts';
import type { NewProposal, NewSpace } from '../hub/data.ts';
import { arbitrumProposalId, worldProposalIds as ids, worldTopics as topics, topicUrl } from './ids.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The spaces of the five DAOs. */
export const spaces: NewSpace[] = [
  {
    id: 'lido-snapshot.eth',
    name: 'Lido',
    symbol: 'LDO',
    about: 'Liquid staking for digital tokens.',
    quorum: 50_000_000,
    followersCount: 18_200,
    color: '#F2836B',
    website: 'https://lido.fi',
    discussions: 'https://research.lido.fi',
  },
  {
    id: 'bitdao.eth',
    name: 'Mantle',
    symbol: 'MNT',
    about: 'Mantle governance. The space keeps the name of BitDAO.',
    quorum: 100_000_000,
    followersCount: 41_900,
    color: '#3C7F6E',
    website: 'https://www.mantle.xyz',
    discussions: 'https://forum.mantle.xyz',
  },
  {
    id: 'aavedao.eth',
    name: 'Aave DAO',
    symbol: 'AAVE',
    about: 'Aave is a decentralised, non-custodial liquidity protocol.',
    quorum: 320_000,
    followersCount: 36_300,
    color: '#9896FF',
    website: 'https://aave.com',
    discussions: 'https://governance.aave.com',
  },
  {
    id: 'arbitrumfoundation.eth',
    name: 'Arbitrum DAO',
    symbol: 'ARB',
    about: 'The official space of the Arbitrum DAO.',
    followersCount: 190_400,
    color: '#2D374B',
    website: 'https://arbitrum.foundation',
    discussions: 'https://forum.arbitrum.foundation',
  },
  {
    id: 'etherfi-dao.eth',
    name: 'ether.fi DAO',
    symbol: 'ETHFI',
    about: 'Governance of ether.fi.',
    quorum: 1_000_000,
    followersCount: 7_600,
    color: '#7A5AF0',
    website: 'https://www.ether.fi',
    discussions: 'https://governance.ether.fi',
  },
];

/** The votes of the rescue and others beside them, as they stand at `now` (Unix seconds). */
export function proposals(now: number): NewProposal[] {
  return [...rescueProposals(now), ...otherProposals(now)];
}

function rescueProposals(now: number): NewProposal[] {
  return [
    {
      id: ids.lido,
      space: 'lido-snapshot.eth',
      title: 'Lido DAO contribution to the coordinated rsETH relief effort',
      body: `## Summary

This vote asks Lido DAO to take part in the coordinated relief of rsETH holders with a single contribution of **up to 2,500 stETH** from the treasury.

The contribution is enabled only as part of a fully funded package: if the other parties do not cover the rest, nothing is sent, and what is not used comes back.

## What happened

On 18 April 2026 a forged bridge packet released 116,500 rsETH on Ethereum. The tokens were used as collateral in lending markets, and rsETH was left without part of its backing.

## What is asked

- transfer up to 2,500 stETH to the operational multisig of the Lido Labs Foundation
- the multisig passes it on to the relief pool once the package is funded in full
- a report on the use of the funds within 30 days

## Next steps

If this vote passes and reaches the quorum of 50 million LDO, an on-chain vote follows.`,
      discussion: topicUrl(topics.lido),
      type: 'basic',
      choices: ['For', 'Against', 'Abstain'],
      quorum: 50_000_000,
      start: now - 7 * day + 9 * minute,
      end: now + 9 * minute,
    },
    {
      id: ids.mantle,
      space: 'bitdao.eth',
      title: 'MIP-34: Strategic credit facility for Aave DAO (rsETH exploit)',
      body: `## Abstract

Mantle lends Aave DAO **up to 30,000 ETH** so that the shortfall of rsETH can be closed in full.

## Terms

- a credit facility, not a gift: what is drawn is paid back
- up to 36 months, at the yield of Lido plus 1 % a year
- drawn after the donations, and before the Aave treasury

## Order

Donations that arrive later retire this facility first.`,
      discussion: topicUrl(topics.mantle),
      type: 'basic',
      choices: ['For', 'Against', 'Abstain'],
      quorum: 100_000_000,
      start: now - 7 * day + 14 * minute,
      end: now + 14 * minute,
    },
    {
      id: ids.aave,
      space: 'aavedao.eth',
      title: '[ARFC] rsETH Incident Funding Update',
      body: `## Summary

This ARFC asks for authorisation to deploy **25,000 ETH** from the Aave DAO treasury as the DAO’s contribution to the coalition.

| | ETH |
|---|---|
| original shortfall | 163,183 |
| kept in the adapter, frozen, liquidations | 88,102 |
| residual gap | 75,081 |

Donations come first, the Mantle credit facility second, the treasury third. The 25,000 ETH are fixed: donations that come later retire the Mantle facility.

A vote of YAE authorises the deployment; an on-chain proposal follows.`,
      discussion: topicUrl(topics.aave),
      type: 'single-choice',
      choices: ['YAE', 'NAY', 'Abstain'],
      quorum: 320_000,
      start: now - day,
      end: now + 2 * day,
    },
    {
      id: arbitrumProposalId,
      space: 'arbitrumfoundation.eth',
      title: '[CONSTITUTIONAL] AIP: Approve release of frozen ETH',
      body: `This temperature check asks whether the 30,765.67 ETH that the Security Council immobilised on Arbitrum One should be released for the recovery of rsETH holders.

The ether belonged to the attacker. A release on chain needs a constitutional vote, which follows.`,
      discussion: topicUrl(topics.arbitrum),
      type: 'basic',
      choices: ['For', 'Against', 'Abstain'],
      start: now - 11 * day,
      end: now - 4 * day,
      scores_state: 'final',
    },
    {
      id: ids.etherfi,
      space: 'etherfi-dao.eth',
      title: 'Up to 5,000 ETH for the rsETH relief effort',
      body: `This proposal authorises the transfer of **up to 5,000 ETH** from the DAO treasury, on two tracks: to absorb the shortfall of users, and to prevent bad debt at lending markets.

The programme ends when the relief is complete, when 5,000 ETH are used, or when a later vote changes it.`,
      discussion: topicUrl(topics.etherfi),
      type: 'single-choice',
      choices: ['For', 'Against', 'Abstain'],
      quorum: 1_000_000,
      start: now - 3 * day + 4 * hour,
      end: now + day + 4 * hour,
    },
  ];
}

const fortyNames = Array.from({ length: 40 }, (_, index) => `Candidate ${String(index + 1).padStart(2, '0')}`);

/** Votes that have nothing to do with the rescue, or only seem to. */
function otherProposals(now: number): NewProposal[] {
  return [
    {
      id: ids.lidoOther,
      space: 'lido-snapshot.eth',
      title: 'Extend the liquidity observation programme for another quarter',
      body: 'Continues the programme with an unchanged budget.',
      discussion: 'https://research.lido.fi/t/liquidity-observation-programme/9000110',
      quorum: 50_000_000,
      start: now - 24 * day,
      end: now - 17 * day,
      scores_state: 'final',
    },
    {
      id: ids.lidoSealed,
      space: 'lido-snapshot.eth',
      title: 'Election of the operators’ committee, second half of 2026',
      body: 'Votes are encrypted until the end. Choose one.',
      discussion: 'https://research.lido.fi/t/operators-committee-election/9000111',
      type: 'single-choice',
      choices: ['Slate A', 'Slate B', 'None of them'],
      privacy: 'shutter',
      quorum: 50_000_000,
      start: now - 2 * day,
      end: now + 5 * day,
    },
    {
      id: ids.lidoEarlier,
      space: 'lido-snapshot.eth',
      title: 'Move the referral rewards to a new budget',
      body: 'An older question that too few answered.',
      quorum: 50_000_000,
      start: now - 60 * day,
      end: now - 53 * day,
      scores_state: 'final',
    },
    {
      id: ids.mantleOther,
      space: 'bitdao.eth',
      title: 'MIP-33: Renew the ecosystem fund’s advisory board',
      body: 'Renews the mandate for a year.',
      discussion: 'https://forum.mantle.xyz/t/mip-33-advisory-board/9000210',
      quorum: 100_000_000,
      start: now - 40 * day,
      end: now - 33 * day,
      scores_state: 'final',
    },
    {
      id: ids.aaveOther,
      space: 'aavedao.eth',
      title: '[ARFC] Adjust the GHO borrow rate',
      body: 'Sets the borrow rate to 4.5 %.',
      discussion: 'https://governance.aave.com/t/arfc-adjust-the-gho-borrow-rate/9000310',
      type: 'single-choice',
      choices: ['YAE', 'NAY', 'Abstain'],
      quorum: 320_000,
      start: now - 9 * day,
      end: now - 6 * day,
      scores_state: 'final',
    },
    {
      id: ids.aaveManyChoices,
      space: 'aavedao.eth',
      title: 'Choose five reviewers out of forty candidates',
      body: 'Approve as many as you like; the first five are chosen.',
      type: 'approval',
      choices: fortyNames,
      start: now - day,
      end: now + 3 * day,
    },
    {
      id: ids.aaveLongTitle,
      space: 'aavedao.eth',
      title:
        '[TEMP CHECK] <b>Harmonise</b> risk parameters & oracle fallbacks for every correlated-asset e-mode on all instances, including <img src=x onerror="alert(1)"> those that were added after the last review, with a transition period of 90 days and an option to extend it twice',
      body: 'A title that is as long as a title can be, with markup that is to be shown and not run.',
      type: 'single-choice',
      choices: ['YAE', 'NAY', 'Abstain'],
      quorum: 320_000,
      start: now - 2 * day,
      end: now + day,
    },
    {
      // Spam that borrows the discussion of the real vote.
      id: ids.aaveSpam,
      space: 'aavedao.eth',
      title: 'Claim your rsETH compensation now',
      body: 'Connect your wallet at the address in the comments.',
      discussion: topicUrl(topics.aave),
      start: now - 5 * hour,
      end: now + 6 * day,
      flagged: true,
      flagCode: 1,
    },
    {
      id: ids.arbitrumOther,
      space: 'arbitrumfoundation.eth',
      title: '[Non-Constitutional] Fund the research guild for two quarters',
      body: 'Pays the guild in two tranches.',
      discussion: 'https://forum.arbitrum.foundation/t/non-constitutional-research-guild/9000410',
      start: now - 20 * day,
      end: now - 13 * day,
      scores_state: 'final',
    },
    {
      id: ids.arbitrumPending,
      space: 'arbitrumfoundation.eth',
      title: '[Non-Constitutional] Travel budget for delegates',
      body: 'Opens tomorrow.',
      created: now - hour,
      start: now + day,
      end: now + 8 * day,
    },
    {
      id: ids.etherfiOther,
      space: 'etherfi-dao.eth',
      title: 'Buyback programme, fourth season',
      body: 'Weigh the three ways to spend the season’s revenue.',
      type: 'weighted',
      choices: ['Buy back', 'Grants', 'Keep'],
      quorum: 1_000_000,
      start: now - 2 * day,
      end: now + 2 * day,
    },
    {
      id: ids.etherfiRightToLeft,
      space: 'etherfi-dao.eth',
      title: 'הצעה: תרגום מסמכי הממשל לעברית ולערבית (ترجمة وثائق الحوكمة)',
      body: 'טקסט מימין לשמאל, עם **ETHFI** באמצע.',
      type: 'basic',
      start: now - 15 * day,
      end: now - 11 * day,
      scores_state: 'final',
    },
  ];
}

/** How the votes stood. Power in tokens. */
export const crowds: NonNullable<DataSet['crowds']> = [
  // Against leads at Lido by less than two per cent, and 2.6 million are missing to the quorum.
  { proposal: ids.lido, choice: 1, power: 23_310_400, voters: 48 },
  { proposal: ids.lido, choice: 2, power: 23_870_250, voters: 31 },
  { proposal: ids.lido, choice: 3, power: 219_600, voters: 6 },
  { proposal: ids.mantle, choice: 1, power: 412_806_000, voters: 92 },
  { proposal: ids.mantle, choice: 2, power: 18_140_500, voters: 17 },
  { proposal: ids.mantle, choice: 3, power: 6_022_300, voters: 8 },
  { proposal: ids.aave, choice: 1, power: 571_904.2, voters: 74 },
  { proposal: ids.aave, choice: 2, power: 88_310.75, voters: 29 },
  { proposal: ids.aave, choice: 3, power: 9_204.1, voters: 11 },
  // 90.96 % for.
  { proposal: arbitrumProposalId, choice: 1, power: 181_920_000, voters: 160 },
  { proposal: arbitrumProposalId, choice: 2, power: 6_480_000, voters: 38 },
  { proposal: arbitrumProposalId, choice: 3, power: 11_600_000, voters: 22 },
  { proposal: ids.etherfi, choice: 1, power: 742_500, voters: 41 },
  { proposal: ids.etherfi, choice: 2, power: 61_230, voters: 9 },
  { proposal: ids.etherfi, choice: 3, power: 12_004, voters: 4 },
  { proposal: ids.lidoOther, choice: 1, power: 58_400_000, voters: 44 },
  { proposal: ids.lidoOther, choice: 2, power: 240_000, voters: 5 },
  { proposal: ids.lidoSealed, choice: 1, power: 21_000_000, voters: 22 },
  { proposal: ids.lidoSealed, choice: 2, power: 9_400_000, voters: 14 },
  { proposal: ids.lidoEarlier, choice: 1, power: 31_000_000, voters: 26 },
  { proposal: ids.lidoEarlier, choice: 2, power: 1_200_000, voters: 7 },
  { proposal: ids.mantleOther, choice: 1, power: 208_000_000, voters: 61 },
  { proposal: ids.mantleOther, choice: 2, power: 44_000, voters: 3 },
  { proposal: ids.aaveOther, choice: 1, power: 640_100, voters: 58 },
  { proposal: ids.aaveOther, choice: 2, power: 12_090, voters: 6 },
  { proposal: ids.aaveLongTitle, choice: 1, power: 210_000, voters: 19 },
  { proposal: ids.aaveLongTitle, choice: 2, power: 190_450, voters: 15 },
  ...fortyNames.map((_, index) => ({
    proposal: ids.aaveManyChoices,
    choice: [index + 1, ((index * 7) % 40) + 1],
    power: 40_000 / (index + 1),
    voters: 1,
  })),
  { proposal: ids.aaveSpam, choice: 1, power: 12, voters: 3 },
  { proposal: ids.arbitrumOther, choice: 1, power: 88_000_000, voters: 70 },
  { proposal: ids.arbitrumOther, choice: 2, power: 91_500_000, voters: 52 },
  { proposal: ids.etherfiOther, choice: { '1': 2, '2': 1 }, power: 410_000, voters: 20 },
  { proposal: ids.etherfiOther, choice: { '3': 1 }, power: 120_000, voters: 9 },
  { proposal: ids.etherfiRightToLeft, choice: 1, power: 390_000, voters: 12 },
];
