import type { Subject } from '../domain/governance/subject';

/**
 * The topics of the bundled rescues on the forums where the pages have our script, which keeps room for the panel there before
 * its answer comes. Written out, since the catalogue itself is too large for a page. A test holds it to the catalogue.
 */
export const rescueTopics: ReadonlySet<string> = new Set([
  'governance.aave.com/10955',
  'governance.aave.com/24481',
  'governance.aave.com/24580',
  'governance.aave.com/24740',
  'governance.aave.com/24878',
  'research.lido.fi/11483',
  'forum.mantle.xyz/9417',
  'forum.arbitrum.foundation/30803',
  'forum.arbitrum.foundation/30825',
  'forum.euler.finance/906',
  'forum.euler.finance/938',
  'www.comp.xyz/2384',
]);

/** Whether a page is known, without asking anybody, to be part of a rescue. */
export function isRescueTopic(subject: Subject): boolean {
  return subject.kind === 'topic' && rescueTopics.has(`${subject.host}/${subject.id}`);
}
