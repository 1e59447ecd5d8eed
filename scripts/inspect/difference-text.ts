import type { CountDifference } from '../../lib/sources/snapshot/recount.ts';
import { tame } from './tame.ts';

/** Where a recount and the hub differ, in a sentence. */
export function differenceText(difference: CountDifference, choices: readonly string[]): string {
  const { kind, hub, recounted } = difference;
  switch (kind) {
    case 'score': {
      const label = choices[difference.choice];
      const whose = label === undefined ? `choice ${difference.choice + 1}, which there is not` : `“${tame(label)}”`;
      return `Of ${whose}: the hub says ${hub ?? 'nothing'}, the votes give ${recounted ?? 'nothing'}.`;
    }
    case 'total':
      return `In all: the hub says ${hub}, the votes give ${recounted}.`;
    case 'votes':
      return `The hub says that there are ${hub} votes; here are ${recounted}.`;
  }
}
