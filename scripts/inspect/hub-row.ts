import type { Proposal } from '../../lib/domain/governance/proposal.ts';
import { second } from '../../lib/domain/time.ts';
import { z } from '../../lib/platform/zod.ts';
import { hubProposal } from '../../lib/sources/snapshot/hub-schema.ts';
import { normaliseProposal } from '../../lib/sources/snapshot/normalise-proposal.ts';
import { tame } from './tame.ts';

/** The phase of a vote by the hub's clock. */
export type HubState = 'pending' | 'active' | 'closed';

/** A row of a file as a proposal, or what is wrong with it. */
export type FileRow =
  | {
      ok: true;
      /** The proposal as if it had been read at a moment. */
      proposal(observedAt: number): Proposal;
      start: number;
      end: number;
      state?: HubState;
    }
  | { ok: false; id: string | null; error: string };

const stated = z.object({ state: z.nullish(z.enum(['pending', 'active', 'closed'])) });

/** Reads a row by the schema that answers of the hub are held to. Records may leave out the author, and name the space alone. */
export function readRow(row: unknown): FileRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return { ok: false, id: null, error: 'This is no proposal, but something else.' };
  const fields: Record<string, unknown> = { ...row };
  const whole = {
    ...fields,
    author: fields.author ?? '',
    created: fields.created ?? fields.start,
    space: typeof fields.space === 'string' ? { id: fields.space } : fields.space,
  };
  const proposal = hubProposal.safeParse(whole);
  const state = stated.safeParse(fields);
  const [issue] = [...(proposal.error?.issues ?? []), ...(state.error?.issues ?? [])];
  if (!proposal.success || !state.success || issue)
    return {
      ok: false,
      id: typeof fields.id === 'string' ? tame(fields.id).slice(0, 100) : null,
      error: `The hub would not serve this: ${fault(issue?.path ?? [], fields)}.`,
    };
  const { start, end } = proposal.data;
  return {
    ok: true,
    proposal(observedAt) {
      // The clock has been made out from what all rows state, or was given: a file is not the moment of looking.
      const { statedPhase: _, ...rest } = normaliseProposal(proposal.data, observedAt);
      return rest;
    },
    start: start * second,
    end: end * second,
    ...(state.data.state && { state: state.data.state }),
  };
}

function fault(path: readonly PropertyKey[], fields: Record<string, unknown>): string {
  const [field = 'it'] = path.map(String);
  return fields[field] === undefined ? `it has no ${field}` : `its ${path.map(String).join('.')} cannot be read`;
}
