import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Colour = readonly [number, number, number];

const css = readFileSync('components/ui/tokens.css', 'utf8');

/** The share of ink in a token that is mixed from ink and paper. */
function inkShare(token: string): number {
  const share = new RegExp(`--${token}: color-mix\\(in srgb, var\\(--ink\\) (\\d+)%, var\\(--paper\\)\\)`).exec(
    css,
  )?.[1];
  if (share === undefined) throw new Error(`--${token} is not mixed from ink and paper`);
  return Number(share) / 100;
}

const mix = (ink: Colour, paper: Colour, share: number): Colour =>
  [0, 1, 2].map((at) => (ink[at] ?? 0) * share + (paper[at] ?? 0) * (1 - share)) as unknown as Colour;

/** As WCAG 2.2 computes it. */
function contrast(a: Colour, b: Colour): number {
  const light = (colour: Colour): number => {
    const [r = 0, g = 0, b = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [bright, dark] = [light(a), light(b)].sort((x, y) => y - x) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** Ink and paper of the pages that the panel stands in. */
const pages: Record<string, readonly [Colour, Colour]> = {
  'Snapshot, light': [
    [0, 0, 0],
    [255, 255, 255],
  ],
  'Snapshot, dark': [
    [255, 255, 255],
    [14, 15, 16],
  ],
  'Snapshot v1, light': [
    [68, 68, 68],
    [255, 255, 255],
  ],
  'Snapshot v1, dark': [
    [255, 255, 255],
    [28, 27, 32],
  ],
  'Discourse, light': [
    [34, 34, 34],
    [255, 255, 255],
  ],
  'Discourse, dark': [
    [221, 221, 221],
    [34, 34, 34],
  ],
  'our own popup, light': [
    [22, 24, 26],
    [255, 255, 255],
  ],
  'our own popup, dark': [
    [236, 236, 238],
    [23, 24, 26],
  ],
};

describe('text is legible', () => {
  it.each(Object.entries(pages))('%s', (_, [ink, paper]) => {
    expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(mix(ink, paper, inkShare('soft')), paper)).toBeGreaterThanOrEqual(4.5);
    const fill = /--fill: color-mix\(in srgb, (#\w+) (\d+)%, var\(--ink\)\)/.exec(css);
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(fill?.[1]?.slice(at, at + 2) ?? '', 16));
    const own = [red, green, blue] as unknown as Colour;
    // What is drawn in the bar, by WCAG's measure for graphics.
    expect(contrast(mix(own, ink, Number(fill?.[2]) / 100), paper)).toBeGreaterThanOrEqual(3);
  });
});
