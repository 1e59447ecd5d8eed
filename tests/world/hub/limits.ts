import { type FragmentDefinitionNode, GraphQLError, Kind, type SelectionNode, type ValidationRule } from 'graphql';

const maxDepth = 5;
const maxRoots = 5;

/** Refuses documents in which a field stands deeper than five levels below the root. */
export const depthLimit: ValidationRule = (context) => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  return {
    Document(document) {
      for (const node of document.definitions)
        if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
      for (const node of document.definitions) {
        if (node.kind !== Kind.OPERATION_DEFINITION) continue;
        const depth = deepest(node.selectionSet.selections, 0, fragments, new Set());
        if (depth > maxDepth)
          context.reportError(
            new GraphQLError(`'${node.name?.value ?? ''}' exceeds maximum operation depth of ${maxDepth}`, {
              nodes: node,
            }),
          );
      }
    },
  };
};

/** How many fields a document asks of the root, fragments included. */
export function rootSelections(
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  return selections.reduce((count, node) => {
    if (node.kind === Kind.FIELD) return count + 1;
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    return count + (inner ? rootSelections(inner.selectionSet.selections, fragments) : 0);
  }, 0);
}

/** Thrown rather than reported by the hub, so that it becomes a 500. */
export class TooManyRoots extends Error {
  constructor(operation: string) {
    super(`${operation}' exceeds the maximum number of root selections: ${maxRoots}`);
  }
}

export function checkRoots(operation: string, count: number): void {
  if (count > maxRoots) throw new TooManyRoots(operation);
}

function deepest(
  selections: readonly SelectionNode[],
  depth: number,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: ReadonlySet<string>,
): number {
  return Math.max(
    depth,
    ...selections.map((node) => {
      if (node.kind === Kind.FIELD) {
        if (node.name.value.startsWith('__') || !node.selectionSet) return depth;
        return deepest(node.selectionSet.selections, depth + 1, fragments, seen);
      }
      if (node.kind === Kind.INLINE_FRAGMENT) return deepest(node.selectionSet.selections, depth, fragments, seen);
      const fragment = fragments.get(node.name.value);
      if (!fragment || seen.has(node.name.value)) return depth;
      return deepest(fragment.selectionSet.selections, depth, fragments, new Set([...seen, node.name.value]));
    }),
  );
}

const limits = { first: 1000, skip: 5000, in: 100 };

/** Page sizes and list lengths that the hub refuses. */
export function checkArguments(
  args: { first?: number; skip?: number; where?: Record<string, unknown> | null },
  more: { first?: number; skip?: number; in?: Record<string, number> } = {},
): void {
  const refuse = (name: string, limit: number) => {
    throw new Error(`The \`${name}\` argument must not be greater than ${limit}`);
  };
  const first = more.first ?? limits.first;
  const skip = more.skip ?? limits.skip;
  if ((args.first ?? 0) > first) refuse('first', first);
  if ((args.skip ?? 0) > skip) refuse('skip', skip);
  for (const [name, value] of Object.entries(args.where ?? {})) {
    const limit = more.in?.[name] ?? limits.in;
    if (name.endsWith('_in') && Array.isArray(value) && value.length > limit) refuse(name, limit);
  }
}
