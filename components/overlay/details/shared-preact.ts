import { Fragment } from 'preact';
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { jsx, jsxs } from 'preact/jsx-runtime';
import { type DetailContent, giveDetails } from './detail';

/** What a script of details finds in the world of our scripts in a page: two copies of Preact could not draw one panel. */
export interface SharedWorld {
  shortfall?: {
    modules: Record<'preact' | 'preact/hooks' | 'preact/jsx-runtime', object>;
    give(content: DetailContent): void;
  };
}

/** Lets a script of details into this one. The page has a world of its own, and sees nothing of it. */
export function sharePreact(): void {
  (globalThis as SharedWorld).shortfall ??= {
    modules: {
      preact: { Fragment },
      'preact/hooks': { useCallback, useEffect, useId, useRef, useState },
      'preact/jsx-runtime': { Fragment, jsx, jsxs },
    },
    give: giveDetails,
  };
}
