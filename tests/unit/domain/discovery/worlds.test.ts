import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../../lib/catalogue/rescues.ts';
import { suggestionOf } from '../../../../lib/domain/discovery/suggestion.ts';
import type { Rescue } from '../../../../lib/domain/rescue/rescue.ts';
import { searchedRescues } from '../../../../lib/watch/discovery/searched-rescues.ts';
import { breakwater, candidatesOf } from '../../../support/discovery.ts';
import {
  type DiscoveryWorld,
  discoveryWorld,
  type Kind,
  type Ordinary,
  type Told,
} from '../../../world/discovery/discovery-world.ts';
import { firstStory } from '../../../world/discovery/first-story.ts';
import { fourthStory } from '../../../world/discovery/fourth-story.ts';
import { ordinaryFirst } from '../../../world/discovery/ordinary-first.ts';
import { ordinarySecond } from '../../../world/discovery/ordinary-second.ts';
import { ordinaryThird } from '../../../world/discovery/ordinary-third.ts';
import { secondStory } from '../../../world/discovery/second-story.ts';
import { thirdStory } from '../../../world/discovery/third-story.ts';

const now = Date.parse('2026-05-20T12:00:00Z');

function defiUnited(): Rescue {
  const rescue = readCatalogue().find(({ id }) => id === 'defi-united-2026');
  if (!rescue) throw new Error('not listed');
  return rescue;
}

/** Titles of what is suggested and warned of, by what the proposals are. */
function found(world: DiscoveryWorld, rescue: Rescue) {
  const searched = searchedRescues([rescue]);
  const kinds = new Map(
    (Object.keys(world.ids) as Kind[]).flatMap((kind) =>
      world.ids[kind].map((id): [string, Kind] => [`snapshot:${id}`, kind]),
    ),
  );
  const suggestions = candidatesOf(world).flatMap((candidate) => suggestionOf(candidate, searched, now) ?? []);
  const of = (...wanted: Kind[]) => suggestions.filter(({ key }) => wanted.includes(kinds.get(key) ?? 'ordinary'));
  return {
    parts: of('part').filter(({ verdict, danger }) => verdict === 'part' && !danger),
    warned: of('scam').filter(({ danger }) => danger === 'look-alike'),
    wrong: of('mention', 'ordinary'),
  };
}

const worlds: [name: string, rescue: () => Rescue, told: readonly Told[], ordinary: readonly Ordinary[]][] = [
  ['rsETH, in plain words', defiUnited, firstStory, ordinaryFirst],
  ['rsETH, by authors who write badly or as lawyers', defiUnited, secondStory, ordinarySecond],
  ['another rescue', breakwater, thirdStory, ordinaryThird],
  [
    'rsETH, by a fourth hand, among all that is ordinary',
    defiUnited,
    fourthStory,
    [...ordinaryThird, ...ordinarySecond, ...ordinaryFirst],
  ],
];

describe.each(worlds)('300 proposals in 80 spaces: %s', { timeout: 30_000 }, (_name, rescue, told, ordinary) => {
  const world = discoveryWorld(now, told, ordinary);

  it('holds 12 parts of the rescue, one that would take the money elsewhere, and five that only mention it', () => {
    expect(world.proposals).toHaveLength(300);
    expect(new Set(world.proposals.map(({ space }) => space)).size).toBeGreaterThanOrEqual(80);
    expect([world.ids.part, world.ids.scam, world.ids.mention].map(({ length }) => length)).toEqual([12, 1, 5]);
  });

  it('every part is suggested, without a warning', () => {
    const suggested = found(world, rescue()).parts.map(({ title }) => title);
    expect(suggested.toSorted()).toEqual(told.flatMap(({ kind, title }) => (kind === 'part' ? title : [])).toSorted());
  });

  it('the look-alike address is warned of', () => {
    expect(found(world, rescue()).warned).toHaveLength(1);
  });

  it('at most two others are suggested', () => {
    expect(
      found(world, rescue())
        .wrong.map(({ title }) => title)
        .slice(2),
    ).toEqual([]);
  });
});
