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
  maxWorkers: 2,
  testTimeout: 30_000,
};
