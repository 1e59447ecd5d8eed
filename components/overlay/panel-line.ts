import { formatPercent } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import type { PanelView } from '../../lib/messages/panel-view';

/** The panel in a few words, for its closed state. */
export function panelLine({ ladder, ifPasses }: Pick<PanelView, 'ladder' | 'ifPasses'>): string {
  const { bps, notReadBefore } = ladder.delivered;
  const filled = message(notReadBefore === undefined ? 'panelLine' : 'panelLineAtLeast', formatPercent(bps));
  if (!ifPasses || ifPasses.unchanged !== undefined) return filled;
  return `${filled} · ${message('panelLineIfPasses', formatPercent(ifPasses.before.highBps), formatPercent(ifPasses.after.highBps))}`;
}
