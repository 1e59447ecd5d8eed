/** What the fields of a list mean, by their path without positions: for the JSON Schema, and nobody else. */
export const listWords: Readonly<Record<string, string>> = {
  format: 'Always shortfall-list.',
  version: 'Of the format. A later one that changes what fields mean gets another number.',
  name: 'Who publishes the list, or what it is about.',
  rescues: 'One incident each, with the effort to fill its hole.',
  'rescues.id': 'Stable: watches and news refer to it.',
  'rescues.name': 'The short name used in lines of text.',
  'rescues.incident.at': 'A month, a day or an instant in UTC. Votes made before it do not belong to the rescue.',
  'rescues.closedOn':
    'The day after which nothing more is expected. A past rescue is shown where it is met, and not followed.',
  'rescues.unit': 'The asset that coverage is counted in; one of assets.',
  'rescues.assets': 'Every asset that an amount names, with the digits of its smallest unit: ETH 18, USDC 6, USD 2.',
  'rescues.rates':
    'How assets are taken in each other. An asset without a rate to the unit covers nothing that can be said.',
  'rescues.rates.rate': 'How many whole `to` one `from` is taken to be.',
  'rescues.rates.method':
    'wrap: the same asset by contract. par: one to one, an assumption. redemption, market: as read or printed.',
  'rescues.denominators': 'The hole, as each account measures it. Percentages always name theirs.',
  'rescues.denominators.amount': 'The result as published, in whole units of the asset.',
  'rescues.denominators.formula':
    'The arithmetic as printed, such as 99600 - 30700. Checked against the amount where it is plain arithmetic.',
  'rescues.denominators.formulaHolds':
    'false where the printed formula does not give the printed amount; then it is not checked.',
  'rescues.denominators.terms': 'The same arithmetic as data, from left to right.',
  'rescues.denominators.terms.op':
    'What the term does to the result so far. Without it the formula cannot be computed.',
  'rescues.denominators.terms.recovery':
    'The id of the recovery that this term is: one that is taken away can never be added to coverage again.',
  'rescues.denominators.terms.source':
    'Whose claim of that recovery the term takes: when that claim changes, the result moves with it.',
  'rescues.denominators.netOf': 'Ids of recoveries that the amount is already net of.',
  'rescues.defaultDenominator':
    'The id of the denominator that is used unless another is chosen. Above 0, with a rate to the unit.',
  'rescues.contributions': 'One for each party and instrument. How far each has got is derived, never written down.',
  'rescues.contributions.instrument':
    'gift fills the hole; loan and guarantee are drawn apart; deposit is liquidity and never covers; unknown counts from 0.',
  'rescues.contributions.condition': 'In words: what has to be so before it is given.',
  'rescues.contributions.dependsOn':
    'The same as data. fully-funded: only if the whole gap is funded. contribution: only once another got so far. words: nobody can compute it.',
  'rescues.contributions.claims': 'One source saying one thing at one time. Conflicting claims stay side by side.',
  'rescues.contributions.claims.asOf':
    'When it was said or was true. Left out: undated, and older than everything dated.',
  'rescues.contributions.claims.status':
    'voiced: support, no amount. announced, intends, offered: said, nothing filed. pledged: promised by who owns the money. in-proposal: filed. approved-off-chain, approved: a vote passed. executed, in-place: the money left, or is there. stated-delivered: said to be paid, unproven. unreliable: kept, never counted.',
  'rescues.contributions.claims.amount.cap': 'true: at most so much. It counts from 0, or from the floor.',
  'rescues.contributions.claims.source':
    'An https link, or publication:<id> of the rescue. Links to files in repositories are permalinks.',
  'rescues.contributions.claims.grade':
    'primary: the party’s own page or an on-chain record. secondary: news or a third party. derived: computed.',
  'rescues.contributions.claims.to': 'Who was paid, where that was no recipient of the rescue.',
  'rescues.contributions.votes': 'The chain of votes in order. The last that is required decides.',
  'rescues.contributions.votes.step':
    'discussion: a topic. temperature-check, signal: a vote that does not bind. binding: one that does. payload: what an approved vote runs, one for each chain.',
  'rescues.contributions.votes.required': 'Whether it has to pass before the money can move.',
  'rescues.contributions.votes.idPrefix': 'The first digits of the id, where an account gives only those.',
  'rescues.contributions.votes.replaces': 'The id of the canceled vote that this one was submitted anew for.',
  'rescues.contributions.transfers':
    'Deliveries and returns that were published with their transactions. Shown as unverified until a node has seen them.',
  'rescues.contributions.senders': 'Addresses that the money may come from.',
  'rescues.recoveries': 'What came back without a giver: frozen, seized, liquidated, kept. Never a contribution.',
  'rescues.recipients': 'Addresses that the money goes to, or passes through.',
  'rescues.silent': 'Parties named as able to pay that had said nothing.',
  'rescues.silent.dao': 'The id of the party in the DAO data: what its treasuries hold is shown beside it.',
  'rescues.silent.laterOn':
    'The day of `later`: views of an earlier day do not have it, and without it no dated view has.',
  'rescues.publications': 'Articles without a stable address, for sources of the form publication:<id>.',
  'rescues.totals': 'Totals that somebody printed, to be checked against their parts.',
  'rescues.conflicts': 'Two or more published values for the same thing, and how to read them. All stay.',
  'rescues.waterfall': 'The order in which money is used, where one was published: first served first.',
  'rescues.topics': 'Discourse topics about the rescue as a whole.',
};
