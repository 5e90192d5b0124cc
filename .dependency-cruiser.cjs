// Who may import whom inside src/. `npm run check:boundaries` holds it; the reasons stand in each rule.

/** Modules of `folder` may import only what matches `allowed` (patterns below src/). */
const only = (folder, allowed, comment) => ({
  name: `${folder}-boundary`,
  comment,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
});

/** Sub-folders of `folder` are strangers to each other. */
const apart = (folder, allowed, comment) => ({
  name: `${folder}-apart`,
  comment,
  severity: 'error',
  from: { path: `^src/${folder}/([^/]+)/` },
  to: { path: '^src/', pathNot: `^src/(${folder}/$1|${allowed.join('|')})/` },
});

module.exports = {
  forbidden: [
    only('catalogue', [], 'The words of the trade depend on nothing, so everything may depend on them.'),
    only(
      'ports',
      ['catalogue'],
      'A port is one need in the words of the trade; it knows no endpoint and no system.',
    ),
    only('http', ['ports', 'catalogue'], 'The manners of all endpoints know none of them.'),
    only(
      'feeds',
      ['catalogue'],
      'Reading a feed needs no store and no server: bytes in, offers and issues out.',
    ),
    only(
      'importing',
      ['ports', 'catalogue', 'feeds', 'lifecycle'],
      'An import reads feeds and writes through ports.',
    ),
    only(
      'indexing',
      ['ports', 'catalogue', 'lifecycle'],
      'The indexer reads and writes through ports, so any store and engine will do.',
    ),
    only(
      'checking',
      ['ports', 'catalogue', 'lifecycle'],
      'What is asked of others in the background is asked and told through ports.',
    ),
    only(
      'changes',
      ['ports', 'catalogue', 'lifecycle'],
      'Following and trimming the change log go through ports, so any store will do.',
    ),
    only(
      'counting',
      ['ports', 'catalogue', 'lifecycle'],
      'Clicks are added up through a port, so any store will do.',
    ),
    only(
      'recording',
      ['ports', 'catalogue', 'lifecycle'],
      'Clicks are recorded through ports, so any store and any spool will do.',
    ),
    only('config', [], 'What the environment says is read before anything else is there.'),
    only('lifecycle', ['ports'], 'Starting, warming and draining are the same whatever is served.'),
    apart(
      'endpoints',
      ['ports', 'catalogue', 'http'],
      'An endpoint is a value: independent of its neighbours and of every system.',
    ),
    apart(
      'adapters',
      ['ports', 'catalogue', 'adapters/sqlite', 'adapters/http-call'],
      'An adapter keeps the promises of its ports and can be left out alone; some share SQLite, or how others are called over HTTP.',
    ),
    {
      name: 'every-folder-has-a-rule',
      comment:
        'A new folder below src/ needs its line above; the files that put everything together may import anything.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot:
          '^src/(catalogue|ports|http|feeds|importing|indexing|checking|changes|config|counting|recording|lifecycle|cli|endpoints/[^/]+|adapters/[^/]+)/|^src/(app|app\\.module|bundled|main|serve|service|config)\\.ts$',
      },
      to: { path: '^src/' },
    },
    {
      name: 'production-needs-no-tests',
      comment: 'What is deployed must not reach into tests, benchmarks or scripts.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'The tests of the previous release run with this folder laid over their own.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|test|bench|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module, or one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nothing imports is left over.',
      severity: 'error',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere breaks at the start.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'The image is built without them.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
