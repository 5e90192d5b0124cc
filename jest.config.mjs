export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testRegex: '\\.test\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '@swc/jest' },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  setupFiles: ['reflect-metadata', '<rootDir>/test/support/esm-bridge.mjs'],
  coverageProvider: 'v8',
  testSequencer: '<rootDir>/test/support/slow-first.mjs',
  maxWorkers: 2,
  // What a file has loaded stays with its worker: 3.3 GB at the end of a whole run. Giving those back took it longer than
  // the half second after which Jest ends it by force and blames the tests. A larger one is replaced after its file.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};
