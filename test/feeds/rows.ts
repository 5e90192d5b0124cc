export type Row = Record<string, string>;

/** A row that is good as it is; a test names what it is about. */
export function aRow(values: Row = {}): Row {
  return {
    id: 'A1',
    title: 'Wool Coat',
    link: 'https://shop.example.com/p/a1',
    image_link: 'https://img.example.com/a1.jpg',
    price: '129.95 EUR',
    availability: 'in_stock',
    ...values,
  };
}

export function csvOf(rows: readonly Row[], delimiter = ',', end = '\n'): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter) + end).join('');
}

function quoted(cell: string, delimiter: string): string {
  const isPlain = !/["\r\n]|^\s|\s$/.test(cell) && !cell.includes(delimiter);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

export function ndjsonOf(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

export function rssOf(rows: readonly Row[]): string {
  const items = rows.map((row) => `<item>${elementsOf(row)}</item>`);
  return `<?xml version="1.0"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
${items.join('\n')}\n</channel></rss>\n`;
}

export function atomOf(rows: readonly Row[]): string {
  const entries = rows.map(
    ({ link, ...row }) => `<entry><id>tag:shop</id><link href="${xml(link!)}"/>${elementsOf(row)}</entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">${entries.join('')}</feed>`;
}

function elementsOf(row: Row): string {
  return Object.entries(row)
    .map(([name, value]) => `<g:${name}>${xml(value)}</g:${name}>`)
    .join('');
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
