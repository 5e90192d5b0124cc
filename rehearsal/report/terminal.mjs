import { cells, columns, conditions, seconds } from './format.mjs';

const codes = { green: 32, red: 31, bold: 1, dim: 2 };

/** The result as text for people. */
export function table(result, { colours }) {
  const paint = (colour, text) => (colours ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
  const parts = ['before', 'during', 'after'].map((part) => [part, '', ...cells(result[part])]);
  const phases = result.phases
    .filter(({ part }) => part === 'during')
    .map((one) => [`  ${one.title}`, seconds(one.ms), ...cells(one)]);
  const rows = aligned([['', 'seconds', ...columns], ...parts, ...phases]);
  const verdicts = result.verdicts.map(
    ({ kept, promise, measured }) =>
      `${kept ? paint('green', 'kept  ') : paint('red', 'BROKEN')}  ${promise}: ${measured}`,
  );
  return [
    paint('bold', result.title),
    ...conditions(result).map((line) => paint('dim', line)),
    '',
    ...rows,
    '',
    `took ${seconds(result.durationMs)} s; slowest phase by p99: ${result.slowest ?? 'none with enough requests'}`,
    '',
    ...verdicts,
    '',
    `page: ${result.page}`,
    '',
  ].join('\n');
}

/** The first column to the left, the others to the right. */
function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]));
  return rows.map((row) => row.map(cell).join('  ').trimEnd());
}
