const methods = ['get', 'put', 'post', 'patch', 'delete'];

/** docs/deprecations.md: what the document says is on its way out, soonest gone first. */
export function deprecationsOf({ paths }) {
  const rows = Object.entries(paths)
    .flatMap(([path, item]) =>
      methods
        .filter((method) => item[method]?.deprecated)
        .map((method) => ({ path, method, ...item[method] })),
    )
    .map((one) => [
      `${one.method.toUpperCase()} ${one.path}`,
      one['x-deprecated-since'],
      one['x-sunset'],
      one['x-successor'] ?? '',
    ])
    .sort((a, b) => a[2].localeCompare(b[2]) || a[0].localeCompare(b[0]));
  return `${introduction}\n${rows.length === 0 ? 'Nothing is deprecated now.\n' : table(rows)}`;
}

const introduction = `# What is on its way out

Made by \`npm run contract\` from the OpenAPI document; changes made by hand are lost.

Every answer of a deprecated operation has \`Deprecation\` (RFC 9745) and \`Sunset\` (RFC 8594), and
\`Link: <…>; rel="successor-version"\` where something takes its place. It works until its sunset.
`;

function table(rows) {
  const all = [['operation', 'deprecated since', 'sunset', 'in its place'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |\n`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |\n`;
  return line(all[0]) + rule + rows.map(line).join('');
}
