import type { ListFailure } from '../../../lib/messages/lists/lists-view';

/** What is wrong in a list, for its author: where, and what, in the English of the format. */
export function ListProblems({ problems }: { problems: NonNullable<ListFailure['problems']> }) {
  if (problems.length === 0) return null;
  return (
    <span class="list-problems" lang="en">
      {problems.map(({ path, sentence }) => (
        <span key={`${path} ${sentence}`}>
          {path !== '' && <code>{path}</code>} {sentence}
        </span>
      ))}
    </span>
  );
}
