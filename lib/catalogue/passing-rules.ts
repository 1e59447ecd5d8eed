import type { PassingRule } from '../domain/governance/passing-rule';
import { spaceAliases } from './space-aliases';

const aave: PassingRule = {
  kind: 'thresholds',
  // The numbers of an on-chain vote of level 1, which the forum's process takes over for the Snapshot step.
  yes: 320_000,
  differential: 80_000,
  forLabels: ['YAE', 'For', 'Yes'],
  againstLabels: ['NAY', 'Against', 'No'],
  source:
    'https://github.com/bgd-labs/aave-governance-v3/blob/09612fd11eb056c8beab6ddbaa1f56ac1a976d67/scripts/Governance/Deploy_Governance.s.sol',
};

const arbitrum: PassingRule = {
  kind: 'majority',
  forLabels: ['For', 'Yes'],
  againstLabels: ['Against', 'No'],
  source:
    'https://github.com/ArbitrumFoundation/docs/blob/e88ea458b271a2d6a34d4f12af4e5753a26bce34/docs/partials/_constitution-content-partial.mdx',
};

const lido: PassingRule = {
  // The supply is not part of what a vote tells: where the venue's own quorum says the same, that decides.
  kind: 'supply-share',
  shareBps: 500,
  forLabels: ['For', 'Yes'],
  againstLabels: ['Against', 'No'],
  source: 'https://lido.fi/governance',
};

/** The DAOs' own rules of passing on Snapshot, by space, under every name that it goes by. */
export const passingRules: ReadonlyMap<string, PassingRule> = new Map<string, PassingRule>([
  ['aavedao.eth', aave],
  ['aave.eth', aave],
  ['lido-snapshot.eth', lido],
  ['arbitrumfoundation.eth', arbitrum],
  ['arbitrum-odyssey.eth', arbitrum],
  [
    'etherfi-dao.eth',
    {
      kind: 'min-for',
      votes: 1_000_000,
      forLabels: ['For', 'Yes'],
      againstLabels: ['Against', 'No'],
      source: 'https://governance.ether.fi/t/ether-fi-governance-official-resources/2140',
    },
  ],
]);

/** The DAO's own rule for what is voted in a space, as that was or is now called. */
export function passingRuleOf(space: string): PassingRule | undefined {
  return passingRules.get(space) ?? passingRules.get(spaceAliases.get(space) ?? '');
}
