import type { MessageKey } from '../../../lib/i18n/message';
import type { RecountObstacle, RecountView } from '../../../lib/messages/recount-view';

const obstacles: Partial<Record<RecountObstacle, MessageKey>> = {
  sealed: 'recountSealed',
  'no-method': 'recountNoMethod',
  'too-many': 'recountTooMany',
};

/** Why there is no button. Of other obstacles there is nothing to count, or nothing to say. */
export function whyNotCounted(obstacle: RecountObstacle | undefined): MessageKey | undefined {
  return obstacle && obstacles[obstacle];
}

/** What the button of a recount does next. */
export function nextStep({ reading, stopped, result }: RecountView): MessageKey {
  if (reading) return 'recountCancel';
  if (stopped) return 'recountGoOn';
  return result ? 'recountAgain' : 'recountStart';
}
