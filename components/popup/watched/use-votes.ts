import { useEffect, useState } from 'preact/hooks';
import type { VoteView } from '../../../lib/messages/panel-view';
import type { WatchedVoteView } from '../../../lib/messages/popup-view';

/** How to ask for votes by their keys. */
export type ReadVotes = (keys: readonly string[]) => Promise<readonly VoteView[]>;

/** The votes of what is shown: those that came with the list, and the others once they were asked for; anew when the list is. */
export function useVotes(
  shown: readonly WatchedVoteView[],
  readVotes: ReadVotes,
): (key: string) => VoteView | undefined {
  const [read, setRead] = useState<ReadonlyMap<string, VoteView>>(new Map());
  const missing = shown.filter(({ vote }) => !vote).map(({ key }) => key);
  useEffect(() => {
    if (missing.length === 0) return undefined;
    let over = false;
    void readVotes(missing)
      .catch(() => [])
      .then((votes) => {
        if (!over && votes.length > 0)
          setRead((last) => new Map([...last, ...votes.map((vote) => [vote.key, vote] as const)]));
      });
    return () => {
      over = true;
    };
  }, [missing.join(' '), shown[0]]);
  return (key) => shown.find((each) => each.key === key)?.vote ?? read.get(key);
}
