import { type InspectSources, inspectPage, inspectSources } from '../../lib/background/inspect-page.ts';
import { measurableDenominators } from '../../lib/domain/rescue/coverage-ladder.ts';
import type { Rescue } from '../../lib/domain/rescue/rescue.ts';
import type { Viewpoint } from '../../lib/domain/view/view-rescue.ts';
import { problemText } from '../../lib/i18n/problem-text.ts';
import { withSentences } from '../../lib/i18n/with-sentences.ts';
import type { Problem } from '../../lib/messages/panel-view.ts';
import { type Observed, type ViewedReading, viewedReading } from '../../lib/reading/rescue-reading.ts';
import { rescueView } from '../../lib/reading/rescue-view.ts';
import type { SubjectArguments } from './arguments.ts';
import { instantOf } from './instant.ts';
import { loadRescues } from './load-rescues.ts';
import { printPanel } from './print-panel.ts';
import { printRescue } from './print-rescue.ts';
import { Refusal } from './refusal.ts';
import { addressOf, hubAddress, subjectOf } from './subject-of.ts';
import { tamed } from './tame.ts';

/** What the panel would be given of a page or a rescue: as one JSON object, or as text. Throws `Refusal`. */
export async function inspectSubject(wanted: SubjectArguments): Promise<string> {
  const rescues = loadRescues(wanted.list);
  const hub = hubAddress(wanted.hub);
  const rpc = addressOf(wanted.rpc, 'an Ethereum node');
  const sources: InspectSources = {
    now: Date.now(),
    ...(hub && { hub }),
    ...(rpc && { rpc: rpc.href }),
  };
  return wanted.subject.includes('://')
    ? inspectAddress(wanted, rescues, sources)
    : inspectRescue(wanted, rescues, sources);
}

async function inspectRescue(
  wanted: SubjectArguments,
  rescues: readonly Rescue[],
  sources: InspectSources,
): Promise<string> {
  const rescue = rescues.find(({ id }) => id === wanted.subject);
  if (!rescue)
    throw new Refusal(`There is no rescue ${wanted.subject}. There are: ${rescues.map(({ id }) => id).join(', ')}.`);
  // A rescue by its id is what its list says: only those are asked who were named.
  const { observed, problems } = await inspectSources(rescue, sources);
  const reading = readAsWanted(rescue, observed, wanted, sources.now);
  const view = rescueView(reading, wanted.denominator);
  const notes = sentencesOf(problems, sources.now);
  return wanted.json ? json({ ...withSentences(view), notes }) : printRescue(tamed(view), tamed(notes));
}

async function inspectAddress(
  wanted: SubjectArguments,
  rescues: readonly Rescue[],
  sources: InspectSources,
): Promise<string> {
  const subject = subjectOf(wanted.subject);
  const { denominator } = wanted;
  const { now } = sources;
  const { view, rescue, observed } = subject
    ? await inspectPage(rescues, subject, { ...sources, denominator, viewpoint: viewpointOf(wanted) })
    : { view: { kind: 'nothing' as const } };
  if (!rescue || !observed)
    return wanted.json
      ? json(view)
      : 'This page has nothing to do with a rescue that is known: nothing is shown on it.\n';
  const ledger = rescueView(readAsWanted(rescue, observed, wanted, now), denominator);
  const problems = view.kind === 'panel' ? view.problems : view.kind === 'uncertain' ? [view.problem] : [];
  const notes = sentencesOf(problems, now);
  return wanted.json
    ? json({ ...view, ledger: withSentences(ledger), notes })
    : `${printPanel(tamed(view))}${printRescue(tamed(ledger), tamed(notes))}`;
}

/** The rescue, counted as it was asked for. */
function readAsWanted(rescue: Rescue, observed: Observed, wanted: SubjectArguments, now: number): ViewedReading {
  const viewpoint = viewpointOf(wanted);
  const { publication } = viewpoint;
  const published = rescue.publications.map(({ id }) => id);
  if (publication !== undefined && !publication.startsWith('https:') && !published.includes(publication))
    throw new Refusal(`There is no publication ${publication}. There are: ${published.join(', ') || 'none'}.`);
  const reading = viewedReading(rescue, observed, now, viewpoint);
  const { denominator } = wanted;
  if (denominator === undefined) return reading;
  const known = reading.rescue.denominators.map(({ id }) => id);
  if (!known.includes(denominator))
    throw new Refusal(`There is no denominator ${denominator}. There are: ${known.join(', ')}.`);
  if (!measurableDenominators(reading.ledger).some(({ id }) => id === denominator))
    throw new Refusal(`${denominator} cannot be taken in ${rescue.unit}: the list has no rate for it.`);
  return reading;
}

function viewpointOf({ at, publication }: SubjectArguments): Viewpoint {
  const instant = instantOf(at);
  return { ...(instant !== undefined && { at: instant }), ...(publication !== undefined && { publication }) };
}

function sentencesOf(problems: readonly Problem[], now: number): string[] {
  return problems.map((problem) => problemText(problem, now));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
