const source = 'https://example.org/account';

/** A rescue as a list has it: a hole of 10,000 ETH, and one giver of 1,000. */
export function aListedRescue(given: object = {}) {
  return {
    id: 'listed-2026',
    title: 'A listed rescue (2026)',
    name: 'Listed Rescue',
    incident: { at: '2026-04-18', protocol: 'Protocol', what: 'exploit', source },
    unit: 'ETH',
    assets: [{ symbol: 'ETH', decimals: 18 }],
    denominators: [{ id: 'hole', label: 'the hole', amount: '10000', asset: 'ETH', source, grade: 'primary' }],
    defaultDenominator: 'hole',
    contributions: [aListedGift()],
    topics: [{ url: 'https://governance.aave.com/t/listed/777', label: 'The incident' }],
    ...given,
  };
}

/** A giver as a list has it. */
export function aListedGift(given: object = {}) {
  return { id: 'gamma', contributor: 'Gamma DAO', kind: 'dao', instrument: 'gift', claims: [aListedClaim()], ...given };
}

/** A claim as a list has it. */
export function aListedClaim(given: object = {}) {
  return {
    asOf: '2026-04-20',
    status: 'announced',
    amount: { value: '1000', asset: 'ETH' },
    source,
    grade: 'primary',
    ...given,
  };
}

/** The JSON of a rescue list. */
export function aList(rescues: readonly object[] = [aListedRescue()], given: object = {}): string {
  return JSON.stringify({ format: 'shortfall-list', version: 1, name: 'A list of others', rescues, ...given });
}
