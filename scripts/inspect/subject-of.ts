import type { Subject } from '../../lib/domain/governance/subject.ts';
import { discoursePages } from '../../lib/pages/discourse.ts';
import { snapshotPages } from '../../lib/pages/snapshot.ts';
import { Refusal } from './refusal.ts';

/** What the page at an address is about. Throws `Refusal` where it is none, or names something that cannot be read. */
export function subjectOf(text: string): Subject | undefined {
  if (!URL.canParse(text)) throw new Refusal(`“${text}” is no address of a page.`);
  const url = new URL(text);
  if ([snapshotPages, discoursePages].some((page) => page.isGarbled(url)))
    throw new Refusal('This address means to name a proposal or a topic, but its id cannot be read.');
  return snapshotPages.subject(url) ?? discoursePages.subject(url);
}

/** The GraphQL address of the hub of `--hub`. Throws `Refusal`. */
export function hubAddress(text: string | undefined): string | undefined {
  const hub = addressOf(text, 'a hub');
  return hub?.pathname === '/' ? new URL('/graphql', hub).href : hub?.href;
}

/** An address on the web. Throws `Refusal`. */
export function addressOf(text: string | undefined, what: string): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new Refusal(`“${text}” is no address of ${what}.`);
  return url;
}
