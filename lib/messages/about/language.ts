/** The languages that there are texts in. */
export const languages = ['en', 'de'] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** Key in `storage.local` of the language that the user chose for our own pages; absent: the browser's. The page side may look; the worker alone writes. */
export const languageKey = 'language';
