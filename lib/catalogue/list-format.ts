import type { Rescue } from '../domain/rescue/rescue';
import { refuseHostile } from './hostile-input';
import { normaliseRescue } from './normalise-rescue';
import { listSchema } from './rescue-schema';

/** What is wrong in a list, and where: `rescues[0].denominators[2].amount`. */
export interface ListProblem {
  path: string;
  sentence: string;
}

/** A rescue list that passed: data only, https links only. */
export interface RescueList {
  name: string;
  homepage?: string;
  rescues: readonly Rescue[];
}

/** A list that passed, or all that is wrong with it. */
export type ListReading = { ok: true; list: RescueList } | { ok: false; problems: readonly ListProblem[] };

/** Beyond these, more problems tell nobody anything. */
const mostProblems = 50;

/** Validates a rescue list, as parsed from JSON, and turns it into our words. All of it passes, or none. Never throws. */
export function normaliseList(input: unknown): ListReading {
  const hostile = refuseHostile(input);
  if (hostile) return { ok: false, problems: [hostile] };
  const parsed = listSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: unlike(parsed.error.issues.flatMap(problemsOf)) };

  const { name, homepage, rescues: listed } = parsed.data;
  const problems: ListProblem[] = [];
  const rescues = listed.map((each, at) =>
    normaliseRescue(each, `rescues[${at}]`, (problem) => problems.push(problem)),
  );
  rescues.forEach(({ id }, at) => {
    if (rescues.findIndex((each) => each.id === id) !== at)
      problems.push({ path: `rescues[${at}].id`, sentence: `The id ${id} is taken.` });
  });
  if (problems.length > 0) return { ok: false, problems: unlike(problems) };
  return { ok: true, list: { name, ...(homepage !== undefined && { homepage }), rescues } };
}

/** The first of them, each once: two checks of one value may say the same. */
function unlike(problems: readonly ListProblem[]): ListProblem[] {
  return [...new Map(problems.map((each) => [`${each.path} ${each.sentence}`, each])).values()].slice(0, mostProblems);
}

type Issue = NonNullable<ReturnType<typeof listSchema.safeParse>['error']>['issues'][number];

function problemsOf(issue: Issue): ListProblem[] {
  const path = pathText(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key.slice(0, 100)]),
        sentence: 'No such field is known.',
      }));
    case 'invalid_type':
      return [{ path, sentence: `This is missing, or is no ${issue.expected}.` }];
    case 'invalid_value':
      return [{ path, sentence: `This must be ${mustBe(issue.values)}.` }];
    case 'invalid_union':
      return [{ path, sentence: 'This is none of the kinds that are known.' }];
    default:
      // Our own words of what a value is or must be.
      return [{ path, sentence: `This ${issue.message}.` }];
  }
}

function mustBe(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of: ${values.map(String).join(', ')}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
