import type { Proposal } from '../proposal';

/**
 * The vote that took the place of one that was deleted or canceled: in the same place, by its own words the same, and not older. `undefined`:
 * none is known, or it goes on itself.
 */
export function replacementOf(gone: Proposal, proposals: readonly Proposal[]): Proposal | undefined {
  if (gone.exists && gone.chain?.state !== 'canceled') return undefined;
  const words = wordsOf(gone);
  return proposals
    .filter(({ key, exists, flagged, chain }) => key !== gone.key && exists && !flagged && chain?.state !== 'canceled')
    .filter((each) => each.createdAt >= gone.createdAt && isSamePlace(each, gone) && wordsOf(each) === words)
    .sort((a, b) => a.createdAt - b.createdAt)[0];
}

function isSamePlace(a: Proposal, b: Proposal): boolean {
  if (a.venue !== b.venue || a.chain?.contract !== b.chain?.contract || a.chain?.chainId !== b.chain?.chainId)
    return false;
  return a.chain !== undefined || a.space.toLowerCase() === b.space.toLowerCase();
}

/** Title and choices, whatever their case and spaces. */
function wordsOf({ title, choices }: Proposal): string {
  return [title, ...choices].map((text) => text.toLowerCase().replace(/\s+/g, ' ').trim()).join('\n');
}
