/** What venues call themselves, where no space or other name of the place is known. */
const venues: Readonly<Record<string, string>> = {
  snapshot: 'Snapshot',
  governor: 'Governor',
  'aave-governance-v3': 'Aave Governance V3',
  aragon: 'Aragon',
  'sky-chief': 'Sky',
  safe: 'Safe',
  'discourse-poll': 'Discourse',
  discourse: 'Discourse',
};

/** Where a vote is held, as it is named in a sentence: its space, or else its venue. */
export function placeName(place: string): string {
  return Object.hasOwn(venues, place) ? (venues[place] ?? place) : place;
}
