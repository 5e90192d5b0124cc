import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Findings to look at that fail nothing: whether a request is right is more than its schema can say, and a revoked client
 * stays readable. A 5xx, and an answer that is not as the document says, always fail.
 */
const told = new Set(['AcceptedNegativeData', 'RejectedPositiveData', 'UseAfterFree']);

/** Reads what schemathesis wrote, says it in a line and as a report of CI; 0 when no promise was broken. */
export function published({ file, report }) {
  const { test_cases: cases, failures, errors, operations } = JSON.parse(readFileSync(file, 'utf8'));
  const broken = failures.filter(({ type }) => !told.has(type));
  const found = broken.length + errors.length;
  process.stdout.write(
    `fuzz: ${cases.generated} cases, ${operations.tested} operations, ${found} broken promises; all findings: ` +
      `${failures.map(({ title, count }) => `${title}: ${count}`).join('; ') || 'none'}\n`,
  );
  // Each operation counts as one test: how many cases fit into the time depends on the machine.
  const failed = new Set(broken.flatMap((one) => one.operations)).size || Number(found > 0);
  const passed = Math.max(0, operations.tested - failed);
  if (report) writeFileSync(report, JSON.stringify({ passed, failed }));
  return failed === 0 ? 0 : 1;
}
