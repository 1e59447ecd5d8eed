import voting from '@snapshot-labs/snapshot.js/dist/src/voting';
import type { Proposal } from '../../domain/governance/proposal';
import type { ProposalKey } from '../../domain/governance/venue';
import { type Milliseconds, second } from '../../domain/time';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { type AskOptions, askHub, hubHost } from './ask-hub';
import { documentOf, pieces, selectionsPerRequest, valuesPerFilter } from './proposal-rows';
import { countedVote } from './vote-schema';

/** The vote of an address. Without a choice it is sealed, or in a form that nobody knows. */
export interface CastVote {
  choice?: string;
  power: number;
  at: Milliseconds;
}

const ownVote = z.object({
  proposal: z.object({ id: z.string() }),
  created: z.int().check(z.gte(0)),
  ...countedVote.shape,
});

/** The votes that an address cast in off-chain proposals, 500 of which fit one request. Throws `SourceError`. */
export async function readOwnVotes(
  voter: string,
  proposals: readonly Proposal[],
  options: AskOptions,
): Promise<Map<ProposalKey, CastVote>> {
  const byId = new Map(proposals.map((proposal) => [proposal.id.toLowerCase(), proposal]));
  const cast = new Map<ProposalKey, CastVote>();
  const parts = [...pieces(proposals, valuesPerFilter)].map((part, index) => ({
    text: `v${index}: votes(first: 1000, where: { voter: $voter, proposal_in: $v${index} }) {
      proposal { id } created choice vp
    }`,
    declares: [`$v${index}: [String]`, '$voter: String'],
    variables: { [`v${index}`]: part.map(({ id }) => id), voter },
  }));
  for (const request of pieces(parts, selectionsPerRequest)) {
    const { query, variables } = documentOf('Own', request);
    const data = await askHub(query, variables, options);
    for (const rows of Object.values(data)) {
      const parsed = z.array(ownVote).safeParse(rows);
      if (!parsed.success) throw new SourceError('malformed', hubHost, 'a vote that cannot be read');
      for (const { proposal: named, created, choice, vp } of parsed.data) {
        const proposal = byId.get(named.id.toLowerCase());
        const words = proposal && choiceText(proposal, choice);
        if (proposal)
          cast.set(proposal.key, { power: vp, at: created * second, ...(words !== undefined && { choice: words }) });
      }
    }
  }
  return cast;
}

/** A choice in words, by Snapshot's own code. `undefined`: it is sealed, or none that the voting system accepts. */
function choiceText({ type, choices }: Proposal, choice: unknown): string | undefined {
  if (!Object.hasOwn(voting, type)) return undefined;
  const Class = voting[type as keyof typeof voting] as unknown as {
    new (
      proposal: { choices: readonly string[] },
      votes: [],
      strategies: [],
      selected: unknown,
    ): {
      getChoiceString(): string;
    };
    isValidChoice(choice: unknown, choices: readonly string[]): boolean;
  };
  if (!Class.isValidChoice(choice, choices)) return undefined;
  return new Class({ choices }, [], [], choice).getChoiceString().slice(0, 1_000);
}
