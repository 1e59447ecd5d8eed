import { problemText } from '../../lib/i18n/problem-text';
import type { Problem } from '../../lib/messages/panel-view';
import { useNow } from '../ui/use-now';

/** What is wrong, a sentence each. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const now = useNow();
  if (problems.length === 0) return null;
  return (
    <ul class="plain problems">
      {problems.map((problem) => (
        <li key={`${problem.source} ${problem.reason}`}>{problemText(problem, now)}</li>
      ))}
    </ul>
  );
}
