import { readFileSync, writeFileSync } from 'node:fs';

/** Reads what schemathesis wrote, says it in a line and as a report of CI; 0 when nothing was found. */
export function published({ file, report }) {
  const { test_cases: cases, failures, errors, operations } = JSON.parse(readFileSync(file, 'utf8'));
  const found = failures.length + errors.length;
  process.stdout.write(
    `fuzz: ${cases.generated} cases, ${operations.tested} operations, ${found} findings: ` +
      `${failures.map(({ title, count }) => `${title}: ${count}`).join('; ') || 'none'}\n`,
  );
  // Each operation counts as one test: how many cases fit into the time depends on the machine.
  const failed = new Set(failures.flatMap((one) => one.operations)).size || Number(found > 0);
  const passed = Math.max(0, operations.tested - failed);
  if (report) writeFileSync(report, JSON.stringify({ passed, failed }));
  return failed === 0 ? 0 : 1;
}
