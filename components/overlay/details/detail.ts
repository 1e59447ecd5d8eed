import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MoneyView } from '../../../lib/messages/money-view';
import type {
  ChainLinkView,
  LadderView,
  OtherVoteView,
  PanelView,
  SourceView,
  VoteView,
} from '../../../lib/messages/panel-view';
import type { TopicAskView, TopicView } from '../../../lib/messages/topic-view';
import type { Recounting } from '../../rescue/vote/use-recount';
import type { PanelActions } from '../panel-actions';

/** Something that stands behind a line of the panel, with what it is drawn from. */
export type Detail =
  | { what: 'why'; view: Pick<PanelView, 'contribution' | 'recovery'> }
  | { what: 'stages'; ladder: LadderView; rescueId: string }
  | { what: 'figures'; vote: VoteView }
  | { what: 'race'; vote: VoteView; recount: Recounting }
  | { what: 'recount'; recount: Recounting }
  | { what: 'other-votes'; votes: readonly OtherVoteView[] }
  | { what: 'chain'; chain: readonly ChainLinkView[] }
  | { what: 'money'; money: MoneyView }
  | { what: 'sources'; sources: readonly SourceView[] }
  | { what: 'past'; rescueId: string }
  | { what: 'polls'; topic: TopicView; rescueId: string }
  | { what: 'confirm'; topicKey: string; rescueId: string; ask: TopicAskView };

/** What draws a detail. */
export type DetailContent = FunctionComponent<{ detail: Detail; isOpen: boolean; actions: PanelActions }>;

let content: DetailContent | undefined;

/** Gives this script what draws details. What was given first stays: it may be drawn already. */
export function giveDetails(given: DetailContent): void {
  content ??= given;
}

/**
 * What draws details, once it is here: it is loaded when the first of them is wanted, since most panels are read without.
 * `failed`: it could not be loaded.
 */
export function useDetails(
  isWanted: boolean,
  load: () => Promise<unknown>,
): { Content?: DetailContent; failed: boolean } {
  const [failed, setFailed] = useState(false);
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!isWanted || content) return undefined;
    let over = false;
    setFailed(false);
    void load()
      .catch(() => undefined)
      .then(() => {
        if (over) return;
        setFailed(!content);
        redraw((times) => times + 1);
      });
    return () => {
      over = true;
    };
  }, [isWanted]);
  return { ...(content && { Content: content }), failed };
}
