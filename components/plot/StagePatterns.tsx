/** How a stage fills an area: as in the coverage bar, so that nothing is told by colour alone. */
export type Pattern =
  | 'delivered'
  | 'executed'
  | 'approved'
  | 'committed'
  | 'voting'
  | 'weak'
  | 'loan'
  | 'loan-weak'
  | 'recovery';

/** How wide the strokes are, and the space between them. `delivered` is solid; the weak are empty. */
const hatched: readonly { name: Pattern; stroke: number; gap: number }[] = [
  { name: 'executed', stroke: 4, gap: 2 },
  { name: 'approved', stroke: 2, gap: 2 },
  { name: 'committed', stroke: 1, gap: 3 },
  { name: 'loan', stroke: 2, gap: 2 },
  { name: 'recovery', stroke: 1, gap: 5 },
];

/** The patterns of a picture, to be used as `url(#<id>-<name>)`. `id` is the picture's own. */
export function StagePatterns({ id }: { id: string }) {
  return (
    <defs>
      {hatched.map(({ name, stroke, gap }) => (
        <pattern
          key={name}
          id={`${id}-${name}`}
          class={`pattern ${name}`}
          width={stroke + gap}
          height={stroke + gap}
          patternUnits="userSpaceOnUse"
          patternTransform={name === 'recovery' ? 'rotate(-45)' : 'rotate(45)'}
        >
          <rect width={stroke} height={stroke + gap} />
        </pattern>
      ))}
      <pattern id={`${id}-voting`} class="pattern voting" width={4} height={4} patternUnits="userSpaceOnUse">
        <circle cx={2} cy={2} r={1} />
      </pattern>
    </defs>
  );
}

/** What an area of a pattern is filled with. */
export function fillOf(id: string, pattern: Pattern): string {
  switch (pattern) {
    case 'delivered':
      return 'var(--fill)';
    case 'weak':
    case 'loan-weak':
      return 'none';
    default:
      return `url(#${id}-${pattern})`;
  }
}
