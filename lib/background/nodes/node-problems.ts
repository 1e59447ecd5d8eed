import { chainName } from '../../catalogue/chain/chain-names';
import { readCatalogue } from '../../catalogue/rescues';
import { placeOf, placeOfSubject } from '../../domain/governance/on-chain/on-chain-place';
import type { Milliseconds } from '../../domain/time';
import type { PanelView, Problem } from '../../messages/panel-view';
import { partOf } from '../../reading/rescue-reading';
import { knownNodes } from '../../watch/nodes/chain-nodes';
import { mayBeAsked } from '../../watch/on-chain/nodes-for';

/** Of chains whose votes are looked at: those of which the browser lets us ask no node, so that nothing there can be known. */
export async function nodeProblems(chainIds: Iterable<number>, now: Milliseconds): Promise<Problem[]> {
  const problems = [...new Set(chainIds)].map(async (chainId): Promise<Problem[]> => {
    const known = await knownNodes(chainId);
    const allowed = await Promise.all(known.map(mayBeAsked));
    if (known.length === 0 || allowed.includes(true)) return [];
    return [{ source: chainName(chainId), reason: 'nodes-not-allowed', since: now }];
  });
  return (await Promise.all(problems)).flat();
}

/** The panel, with the chains of its vote and of its part's other votes that cannot be read. */
export async function withNodeProblems(view: PanelView, now: Milliseconds): Promise<PanelView> {
  const { subject, rescue: named, contribution, recovery } = view;
  const rescue = readCatalogue().find(({ id }) => id === named.id);
  const part = contribution
    ? { kind: 'contribution' as const, id: contribution.id }
    : recovery && { kind: 'recovery' as const, id: recovery.id };
  const steps = (rescue && part && partOf(rescue, part)?.votes) ?? [];
  const places = [subject.kind === 'proposal' ? placeOfSubject(subject) : undefined, ...steps.map(placeOf)];
  const problems = await nodeProblems(
    places.flatMap((place) => place?.chainId ?? []),
    now,
  );
  return problems.length === 0 ? view : { ...view, problems: [...view.problems, ...problems] };
}
