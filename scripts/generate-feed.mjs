// A feed of any size with the distributions of the sample catalogue: `node scripts/generate-feed.mjs ROWS > feed.csv`.
// Row n is the same in every feed; ids are new in every round through the sample, and so are some of the prices.
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

const sample = new URL('../sample/catalogue.csv.gz', import.meta.url);

/** The lines of a feed with so many rows, the header first. */
export async function* feedLines(rows) {
  const [header, ...originals] = await sampleRows();
  yield line(header);
  const id = header.indexOf('id');
  const price = header.indexOf('price');
  for (let n = 0; n < rows; n++) {
    const round = Math.floor(n / originals.length);
    const row = [...originals[n % originals.length]];
    row[id] = round === 0 ? row[id] : `${row[id]}-${round}`;
    row[price] = dearer(row[price], round % 7);
    yield line(row);
  }
}

async function sampleRows() {
  return createReadStream(sample).pipe(createGunzip()).pipe(parse()).toArray();
}

function dearer(price, steps) {
  const [amount, currency] = price.split(' ');
  return `${(Number(amount) + steps * 10).toFixed(2)} ${currency}`;
}

function line(cells) {
  return `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

async function main(rows) {
  if (!Number.isInteger(rows) || rows < 1) {
    process.stderr.write('usage: node scripts/generate-feed.mjs ROWS > feed.csv\n');
    process.exit(2);
  }
  let block = '';
  for await (const one of feedLines(rows)) {
    block += one;
    if (block.length < 1 << 16) continue;
    if (!process.stdout.write(block)) await once(process.stdout, 'drain');
    block = '';
  }
  process.stdout.write(block);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(Number(process.argv[2]));
