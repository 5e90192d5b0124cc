/** Rows as aligned columns; numbers go to the right. */
export function table(all: readonly (readonly (string | number)[])[]): string {
  const rows = all.map((row) => row.map(shortened));
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (value: string | number, column: number) =>
    typeof value === 'number' ? String(value).padStart(widths[column]!) : value.padEnd(widths[column]!);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

// A value that somebody else made up may be of any length; what to do about it stands last and is never cut.
function shortened(cell: string | number, column: number, row: readonly unknown[]): string | number {
  return typeof cell === 'string' && cell.length > 40 && column < row.length - 1
    ? `${cell.slice(0, 39)}…`
    : cell;
}
