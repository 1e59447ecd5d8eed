/** How the panel stands in a page: in its place, or at the edge of the window since the page has no place for it. */
export type Standing = 'placed' | 'docked';

/** The popup's question to the page in front; the one thing that a page is asked. No answer: we do not run there. */
export const standingQuestion = { shortfall: 1, name: 'standing' } as const;
