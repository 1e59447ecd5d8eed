import { formatPercent } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { shortened } from '../../../lib/i18n/shortened';
import { instrumentText, standingText } from '../../../lib/i18n/word-text';
import type { BadgeView } from '../../../lib/messages/badge-view';

/** What stands in a badge: a few letters. */
export function badgeText({ kind, stage, shareBps }: BadgeView): string {
  if (kind === 'rescue') return message('badgeRescue');
  if (stage === undefined) return message('badgeRecovery');
  if (!shareBps) return message('badgeStage', standingText(stage));
  return message(
    shareBps.low < shareBps.high ? 'badgeShareUpTo' : 'badgeShare',
    standingText(stage),
    formatPercent(shareBps.high),
  );
}

/** The same with who and what, for a pointer that rests on the badge and for those who hear it. */
export function badgeTitle({ kind, stage, shareBps, label = '', rescue, instrument = 'unknown' }: BadgeView): string {
  const [who, where] = [isolated(label), isolated(rescue)];
  if (kind === 'rescue') return message('badgeTitleRescue', where);
  if (kind === 'recovery')
    return stage === undefined
      ? message('badgeTitleRecovery', who, where)
      : message('badgeTitleRecoveryStage', who, where, standingText(stage));
  const what = [who, where, instrumentText(instrument), stage === undefined ? '' : standingText(stage)] as const;
  if (!shareBps) return message('badgeTitle', ...what);
  return message(
    shareBps.low < shareBps.high ? 'badgeTitleShareUpTo' : 'badgeTitleShare',
    ...what,
    formatPercent(shareBps.high),
  );
}

/** A name in its own direction: a tooltip knows no markup that would keep it to itself. */
function isolated(name: string): string {
  return `\u2068${shortened(name, 60)}\u2069`;
}
