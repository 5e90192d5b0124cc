/** The servers as a table for people, and below it what to export; none where they were only got ready. */
export function asTable(engine, rows) {
  if (rows.length === 0) return 'What the servers need is there: `npm run services -- up` starts them.\n';
  const columns = ['name', 'version', 'address', 'state'];
  const width = (column) => Math.max(column.length, ...rows.map((row) => row[column].length));
  const line = (row) =>
    columns
      .map((column) => row[column].padEnd(width(column)))
      .join('  ')
      .trimEnd();
  const header = Object.fromEntries(columns.map((column) => [column, column]));
  return [line(header), ...rows.map(line), '', ...exports(rows), ...notes(engine, rows), ''].join('\n');
}

/** The same for programs. */
export function asJson(engine, rows) {
  const env = Object.fromEntries(answering(rows).map(({ variable, url }) => [variable, url]));
  return `${JSON.stringify({ engine, services: rows, env }, null, 2)}\n`;
}

/** The servers as they are now, `started` where they were down before. */
export function markStarted(before, now) {
  return now.map((row, n) =>
    row.state === 'running' && before[n].state === 'down' ? { ...row, state: 'started' } : row,
  );
}

const answering = (rows) => rows.filter(({ state }) => state !== 'down');

const exports = (rows) => answering(rows).map(({ variable, url }) => `export ${variable}=${url}`);

function notes(engine, rows) {
  const foreign = rows.filter(({ state }) => state === 'foreign').map(({ name }) => name);
  return foreign.length
    ? [
        '',
        `${foreign.join(', ')}: started elsewhere, answers as it should, so it is used; \`down\` here leaves it alone.`,
      ]
    : engine === 'docker'
      ? ['', 'Containers of compose.yaml; `docker compose down --volumes` also deletes their data.']
      : [];
}
