import { formatPercent } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import type { PanelView } from '../../lib/messages/panel-view';
import { isNothing } from '../rescue/FilledShare';
import { isDangerous } from './topic/TopicWarning';

/** The panel in a few words, for its closed state: figures first, since what is long is cut. */
export function panelLine({
  rescue,
  ladder,
  ifPasses,
  topic,
  danger,
}: Pick<PanelView, 'rescue' | 'ladder' | 'ifPasses' | 'topic' | 'danger'>): string {
  const change = ifPasses?.unchanged === undefined ? ifPasses : undefined;
  const filled = filledText(ladder.delivered);
  return [
    ...((topic && isDangerous(topic)) || danger !== undefined ? [message('panelLineDanger')] : []),
    ...(rescue.closedOn === undefined ? [] : [message('panelLineOver')]),
    // That nothing is known is said where nothing else is to say.
    ...(filled === undefined && change ? [] : [filled ?? message('panelLineUnknown', ladder.unit)]),
    ...(change ? [changeText(change)] : []),
  ].join(' · ');
}

/** `undefined`: not known. */
function filledText(delivered: PanelView['ladder']['delivered']): string | undefined {
  const { bps, notReadBefore } = delivered;
  if (notReadBefore === undefined) return message('panelLine', formatPercent(bps));
  return isNothing(delivered) ? undefined : message('panelLineAtLeast', formatPercent(bps));
}

function changeText({ laterVotes, before, after }: NonNullable<PanelView['ifPasses']>): string {
  const shares = [formatPercent(before.highBps), formatPercent(after.highBps)] as const;
  return laterVotes > 0 ? plural('panelLineIfLater', laterVotes, ...shares) : message('panelLineIfPasses', ...shares);
}
