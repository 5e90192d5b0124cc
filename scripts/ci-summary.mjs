// node scripts/ci-summary.mjs CHECKS TESTS: one line that counts the checks and the tests of a CI run.
// A report that is missing or a test file that could not be loaded counts as one failure, never as none.
import { readFileSync } from 'node:fs';

const [checksFile, testsFile] = process.argv.slice(2);
const checks = read(checksFile) ?? { passed: 0, failed: 1 };
const tests = read(testsFile);
const passed = checks.passed + (tests?.numPassedTests ?? 0);
const failed = checks.failed + (tests ? failedTests(tests) : 1);
const skipped = (tests?.numPendingTests ?? 0) + (tests?.numTodoTests ?? 0);
process.stdout.write(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed ? 1 : 0;

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function failedTests({ numFailedTests, numRuntimeErrorTestSuites, success }) {
  const counted = numFailedTests + numRuntimeErrorTestSuites;
  return counted || (success ? 0 : 1);
}
