import type { Verdict } from '../../lib/domain/governance/verdict';
import type { Milliseconds } from '../../lib/domain/time';
import { formatDuration } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import { verdictText } from '../../lib/i18n/word-text';
import { RelativeTime } from '../ui/RelativeTime';

interface Props {
  verdict: Verdict;
  startAt?: Milliseconds;
  endAt: Milliseconds;
}

/** Signs beside the words: no state is told by colour alone. */
const signs: Record<Verdict, string> = {
  pending: '○',
  open: '●',
  sealed: '◍',
  counting: '◐',
  stuck: '◐',
  invalid: '✕',
  passed: '✓',
  failed: '✕',
  'no-rule': '■',
  canceled: '✕',
  deleted: '✕',
  unknown: '?',
};

/** Open, counting, passed …, and until when or since when. */
export function VoteState({ verdict, startAt, endAt }: Props) {
  const at = verdict === 'pending' && startAt !== undefined ? startAt : endAt;
  return (
    <p class="state" data-verdict={verdict}>
      <span class="sign" aria-hidden="true">
        {signs[verdict]}
      </span>
      <strong>{verdictText(verdict)}</strong>
      {verdict !== 'deleted' && verdict !== 'canceled' && (
        <RelativeTime at={at}>
          {(now) =>
            at <= now
              ? message('voteClosed', formatDuration(now - at))
              : message(verdict === 'pending' ? 'voteOpens' : 'voteCloses', formatDuration(at - now))
          }
        </RelativeTime>
      )}
    </p>
  );
}
