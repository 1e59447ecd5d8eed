import type { PassingRule } from '../domain/governance/passing-rule';

/** The DAOs' own rules of passing, by Snapshot space. */
export const passingRules: ReadonlyMap<string, PassingRule> = new Map();
