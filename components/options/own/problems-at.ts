import type { DraftProblem } from '../../../lib/messages/lists/own-view';
import type { Path } from './at-path';
import type { DraftForm } from './use-draft';

/** What is wrong at any of some paths, or inside them. */
export function problemsAt({ view }: Pick<DraftForm, 'view'>, paths: readonly Path[]): readonly DraftProblem[] {
  return view.problems.filter(({ path }) => paths.some((each) => isInside(path, each)));
}

/** Whether nothing was written. */
export function isMissing(value: string): boolean {
  return value.trim() === '';
}

/** Paths that the form has fields for, or that follow from those. */
const shown = [
  /^(id|name|title|unit|defaultDenominator)$/,
  /^incident\.(at|what|protocol|source)$/,
  /^denominators\[\d+\](\.(label|amount|asset|formula|source|asOf))?$/,
  /^contributions\[\d+\](\.(contributor|instrument|id))?$/,
  /^(contributions|recoveries)\[\d+\]\.claims\[\d+\](\.(amount(\.\w+)?|status|source|asOf|quote))?$/,
  /^contributions\[\d+\]\.votes\[\d+\]/,
  /^recoveries\[\d+\](\.(label|id))?$/,
  /^totals\[\d+\](\.(label|amount|asset|source|asOf))?$/,
  /^rates\[\d+\](\.(from|to|rate|source|asOf))?$/,
  /^recipients\[\d+\](\.(address|chainId|role|source))?$/,
];

/** What is wrong where the form has no field: in what was copied from a list and is shown nowhere. */
export function problemsElsewhere({ view }: Pick<DraftForm, 'view'>): readonly DraftProblem[] {
  return view.problems.filter(({ path }) => !shown.some((each) => each.test(path)));
}

function isInside(path: Path, outer: Path): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
