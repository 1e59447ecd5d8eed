/** A picture of a page of ours. `scheme`: light unless told. */
export interface PageShot {
  name: string;
  hash: string;
  width: number;
  scheme?: 'light' | 'dark';
  open?: boolean;
}

const schemes = ['light', 'dark'] as const;
const popupStates = [
  'empty',
  'problems',
  'loading',
  'failed',
  'missing',
  'absent',
  'docked',
  'uncertain',
  'silent',
  'suggestions',
  'attention',
  'many',
  'long',
  'rtl',
] as const;

/** The popup in every state, and the first page: light and dark, narrow and wide. */
export const pageShots: readonly PageShot[] = [
  ...schemes.flatMap((scheme) =>
    popupStates.map((state, index) => ({
      name: `popup-${state}-${scheme}`,
      hash: `page=popup&view=${state}`,
      // Every other one as on a phone; as a page of its own, wider.
      width: index % 2 === (scheme === 'light' ? 0 : 1) ? 380 : index % 4 < 2 ? 320 : 700,
      scheme,
    })),
  ),
  ...schemes.flatMap((scheme) =>
    [1280, 320].map((width) => ({ name: `welcome-${scheme}-${width}`, hash: 'page=welcome', width, scheme })),
  ),
  { name: 'welcome-open', hash: 'page=welcome', width: 760, open: true },
];
