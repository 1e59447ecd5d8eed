import { message } from '../../lib/i18n/message';
import { verdictText } from '../../lib/i18n/word-text';
import type { VoteView } from '../../lib/messages/panel-view';

/** What a screen reader is told when a vote has moved: its state and who leads, nothing that ticks. */
export function spokenVote({ verdict, leading }: Pick<VoteView, 'verdict' | 'leading'>): string {
  const state = verdictText(verdict);
  return verdict === 'open' && leading && !leading.tie
    ? message('voteSpokenLead', message('voteHeading'), state, leading.choice.slice(0, 60))
    : message('voteSpoken', message('voteHeading'), state);
}
