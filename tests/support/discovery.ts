import { readFileSync } from 'node:fs';
import { normaliseList } from '../../lib/catalogue/list-format.ts';
import type { Candidate } from '../../lib/domain/discovery/candidate.ts';
import type { Rescue } from '../../lib/domain/rescue/rescue.ts';
import { readMarkdown } from '../../lib/sources/discourse/markdown-post.ts';
import { candidateOf } from '../../lib/watch/discovery/candidates.ts';
import type { DiscoveryWorld } from '../world/discovery/discovery-world.ts';

/** The rescue of the third story. */
export function breakwater(): Rescue {
  const read = normaliseList(JSON.parse(readFileSync('tests/fixtures/discovery/tidepool.json', 'utf8')));
  const [rescue] = read.ok ? read.list.rescues : [];
  if (!rescue) throw new Error('the list of the third story cannot be read');
  return rescue;
}

/** The proposals of a world as they would be read from its hub. */
export function candidatesOf({ spaces, proposals }: DiscoveryWorld): Candidate[] {
  const verified = new Set(spaces.filter((space) => space.verified).map(({ id }) => id));
  return proposals.map(({ id, space, title = '', body = '', discussion = '', created = 0, flagged = false }) =>
    candidateOf(
      {
        key: `snapshot:${id}`,
        url: `https://snapshot.box/#/s:${space}/proposal/${id}`,
        title,
        place: space,
        createdAt: created * 1_000,
        ...(!verified.has(space) && { unverified: true as const }),
        ...(flagged && { flagged: true as const }),
      },
      readMarkdown(body),
      [discussion],
    ),
  );
}
