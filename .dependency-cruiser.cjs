/*
 * Who may import whom. The table is the one in README's "Where things live"; a folder always may import itself.
 * `type-only` imports are free where a rule says so: they cost nothing at run time.
 */
const layers = {
  'lib/domain': [],
  'lib/platform': [],
  'lib/i18n': ['lib/domain', 'lib/messages'],
  'lib/catalogue': ['lib/domain', 'lib/platform'],
  'lib/pages': ['lib/domain'],
  'lib/reading': ['lib/domain', 'lib/catalogue', 'lib/messages'],
  'lib/messages': ['lib/domain', 'lib/platform'],
  'lib/sources': ['lib/domain', 'lib/platform'],
  'lib/store': ['lib/domain', 'lib/platform', 'lib/messages'],
  'lib/watch': ['lib/domain', 'lib/platform', 'lib/catalogue', 'lib/sources', 'lib/store', 'lib/messages'],
  'lib/notify': ['lib/domain', 'lib/platform', 'lib/i18n', 'lib/store', 'lib/messages'],
  'lib/background': [
    'lib/domain',
    'lib/platform',
    'lib/catalogue',
    'lib/sources',
    'lib/store',
    'lib/watch',
    'lib/notify',
    'lib/i18n',
    'lib/messages',
    'lib/reading',
  ],
  components: ['lib/domain', 'lib/platform', 'lib/i18n', 'lib/messages', 'lib/pages', 'lib/reading'],
};

/** Each vendor has one door. */
const doors = {
  zod: '^lib/platform/zod\\.ts$',
  idb: '^lib/store/',
  viem: '^lib/(platform/rpc/|sources/(chain|governor|arbitrum|aave|aragon|sky|safe|snapshot-x|rates)/)',
  '@snapshot-labs/snapshot\\.js': '^lib/sources/snapshot/',
  preact: '^(components|entrypoints)/',
  htmlparser2: '^lib/sources/discourse/',
  papaparse: '^components/dashboard/export/',
};

const pageSide =
  '^(components/|entrypoints/(details|welcome|snapshot\\.content|discourse\\.content|popup|options|dashboard|sidepanel)/)';
const workerSide = '^lib/(background|store|sources|watch|notify|catalogue/rescues)';

module.exports = {
  forbidden: [
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports nothing: no package, no browser, no clock.',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: { pathNot: '^lib/domain/' },
    },
    {
      name: 'nobody-imports-entrypoints',
      severity: 'error',
      from: { pathNot: '^entrypoints/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'sources-are-separate',
      comment: 'A source never imports another; how a chain is read is shared.',
      severity: 'error',
      from: { path: '^lib/sources/([^/]+)/' },
      to: { path: '^lib/sources/', pathNot: '^lib/sources/($1|chain)/' },
    },
    {
      name: 'page-side-never-reaches-worker-side',
      comment: 'In a content script, IndexedDB and fetch belong to the host page.',
      severity: 'error',
      from: { path: pageSide },
      to: { path: workerSide, reachable: true },
    },
    {
      name: 'worker-side-never-reaches-page-side',
      severity: 'error',
      from: { path: '^(lib/(background|store|sources|watch|notify)/|entrypoints/background\\.ts$)' },
      to: { path: '^(components/|lib/pages/)', reachable: true },
    },
    {
      name: 'panels-do-no-arithmetic',
      comment: 'What is put into pages of others is given its figures: adding them up is for pages of our own.',
      severity: 'error',
      from: {
        path: '^(components/(overlay|rescue|ui|popup)/|entrypoints/(snapshot\\.content|discourse\\.content|popup)/)',
      },
      to: { path: '^lib/reading/', reachable: true },
    },
    {
      name: 'page-side-carries-no-big-library',
      severity: 'error',
      from: { path: pageSide },
      to: { path: 'node_modules/(zod|viem|idb|@snapshot-labs)/', reachable: true },
    },
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `layer-${layer.replace('lib/', '')}`,
      severity: 'error',
      from: { path: `^${layer}/` },
      to: {
        path: '^(lib|components|entrypoints)/',
        pathNot: [layer, ...allowed].map((folder) => `^${folder}/`),
      },
    })),
    ...Object.entries(doors).map(([vendor, door]) => ({
      name: `one-door-${vendor.replace(/\W+/g, '-')}`,
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/', pathNot: door },
      to: { path: `node_modules/${vendor}/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.wxt|\\.output|public)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
};
