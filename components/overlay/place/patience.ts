import type { Milliseconds } from '../../../lib/domain/time';

/** A page that has no place for the panel gets it docked to the window after so long. */
export const dockAfter: Milliseconds = 4_000;

/** A page that could not be judged, because a source was down, is asked about again after so long. */
export const askAgainAfter: Milliseconds = 65_000;

/** A page without a text for so long has none. */
export const textAfter: Milliseconds = 15_000;

/** How often it is looked whether the extension is still there. */
export const pulseEvery: Milliseconds = 10_000;

/** A column grows while its page is built. Who still comes after the panel then wants to be last too: that is not fought over. */
export const mostMoves = 8;
