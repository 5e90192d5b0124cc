// node scripts/ci-summary.mjs REPORT…: one line that counts the checks and the tests of a CI run.
// A report that is missing or a test file that could not be loaded counts as one failure, never as none.
import { readFileSync } from 'node:fs';

const counts = process.argv.slice(2).map((file) => countsOf(read(file)));
const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((what) =>
  counts.reduce((sum, count) => sum + count[what], 0),
);
process.stdout.write(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed ? 1 : 0;

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Of a report in the words of Jest, or of `{ passed, failed }`. */
function countsOf(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  if (report.passed !== undefined) return { skipped: 0, ...report };
  const { numPassedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report;
  return { passed: numPassedTests, failed: failedTests(report), skipped: numPendingTests + numTodoTests };
}

function failedTests({ numFailedTests = 0, numRuntimeErrorTestSuites = 0, success }) {
  const counted = numFailedTests + numRuntimeErrorTestSuites;
  return counted || (success ? 0 : 1);
}
