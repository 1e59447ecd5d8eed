import type { Reason } from '../domain/rescue/reason';
import type { RescueView } from '../messages/rescue-view';
import { reasonText } from './reason-text';

/** Every reason as data, with the sentence that it reads as. */
export function withSentences(view: RescueView) {
  const told = (because: Reason) => ({ ...because, sentence: reasonText(because) });
  return {
    ...view,
    contributions: view.contributions.map(({ because, rest, ...each }) => ({
      ...each,
      because: told(because),
      ...(rest && { rest: { ...rest, because: told(rest.because) } }),
    })),
    recoveries: view.recoveries.map(({ because, ...each }) => ({ ...each, because: because && told(because) })),
  };
}
