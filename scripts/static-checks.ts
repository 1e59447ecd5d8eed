/** A check that is one command: it passes when the command ends with 0. */
export interface Check {
  name: string;
  command: string;
  args: readonly string[];
}

/** Everything that can be said of the sources without running them. */
export const staticChecks: readonly Check[] = [
  { name: 'format and lint', command: 'biome', args: ['check', '.'] },
  { name: 'types of the extension', command: 'tsc', args: ['-p', '.'] },
  { name: 'types of tests and scripts', command: 'tsc', args: ['-p', 'tests'] },
  {
    name: 'layers',
    command: 'depcruise',
    args: ['entrypoints', 'components', 'lib', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'unused files, exports and packages', command: 'knip', args: [] },
];

/** Needs the builds. */
export const sizeCheck: Check = { name: 'sizes', command: 'size-limit', args: [] };
