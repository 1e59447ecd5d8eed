import { z } from '../../platform/zod';
import { type AskOptions, askHub } from './ask-hub';
import { proposalId } from './hub-schema';
import { rowsOf, valuesPerFilter } from './proposal-rows';

/** What a list tells of a proposal, without its text. Text of strangers. */
export interface ProposalHead {
  id: string;
  space: string;
  title: string;
  discussion: string;
  /** Seconds since 1970. */
  created: number;
}

/** A proposal with its text, as Markdown. */
export interface ProposalText extends ProposalHead {
  body: string;
  /** Nobody has verified its space. */
  unverified: boolean;
  /** Marked as spam or worse. */
  flagged: boolean;
}

/** The hub's limit of rows in a list. */
export const headsPerRequest = 1_000;
/** Texts in one request: a hundred of the longest stay below what is read of an answer. */
export const textsPerRequest = valuesPerFilter;

const text = (longest: number) =>
  z.pipe(
    z.nullish(z.string()),
    z.transform((value) => (value ?? '').slice(0, longest)),
  );
const fields = {
  id: z.string().check(z.regex(proposalId)),
  title: text(1_000),
  discussion: text(2_000),
  created: z.int().check(z.gte(0), z.lte(100_000_000_000)),
};
const space = z.string().check(z.minLength(1), z.maxLength(200));
const head = z.object({ ...fields, space: z.object({ id: space }) });
const whole = z.object({
  ...fields,
  body: text(100_000),
  flagged: z.nullish(z.boolean()),
  space: z.object({ id: space, verified: z.nullish(z.boolean()) }),
});

/**
 * Proposals of all spaces, made from a second on, oldest first: a full answer is gone on from its last row. What is flagged is among them. A row
 * that cannot be read is left out. Throws `SourceError`.
 */
export async function readNewProposals(
  from: number,
  options: AskOptions,
): Promise<{ heads: ProposalHead[]; isFull: boolean }> {
  const rows = rowsOf(await askHub(listQuery, { from: Math.max(1, from) }, options), 'proposals');
  const heads = rows.flatMap((row): ProposalHead[] => {
    const parsed = head.safeParse(row);
    return parsed.success ? [{ ...parsed.data, space: parsed.data.space.id }] : [];
  });
  return { heads, isFull: rows.length >= headsPerRequest };
}

/** The texts of at most `textsPerRequest` proposals. Those that are gone are left out. Throws `SourceError`. */
export async function readProposalTexts(ids: readonly string[], options: AskOptions): Promise<ProposalText[]> {
  if (ids.length === 0) return [];
  const rows = rowsOf(await askHub(textQuery, { ids: ids.slice(0, textsPerRequest) }, options), 'proposals');
  return rows.flatMap((row): ProposalText[] => {
    const parsed = whole.safeParse(row);
    if (!parsed.success) return [];
    const { space: at, flagged, ...rest } = parsed.data;
    // What an older hub does not say is not held against a space.
    return [{ ...rest, space: at.id, unverified: at.verified === false, flagged: flagged ?? false }];
  });
}

const listQuery = `query NewProposals($from: Int) {
  proposals(first: ${headsPerRequest}, orderBy: "created", orderDirection: asc, where: { created_gte: $from }) {
    id title discussion created space { id }
  }
}`;

const textQuery = `query ProposalTexts($ids: [String]) {
  proposals(first: ${textsPerRequest}, where: { id_in: $ids }) {
    id title body discussion created flagged space { id verified }
  }
}`;
