/** The Markdown tables of a text: `{ title, rows }`, the last line of text before each, and its rows without the head. */
export function tablesIn(text) {
  const tables = [];
  let title = '';
  let open;
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) {
      open = undefined;
      title = line.trim() || title;
    } else if (open === undefined) tables.push((open = { title, rows: [] }));
    else if (!line.startsWith('| ---')) open.rows.push(cellsOf(line));
  }
  return tables;
}

const cellsOf = (line) =>
  line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());
