import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedLines } from '../../scripts/generate-feed.mjs';

/** A folder that is gone when the process ends. */
export function ownFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The file of a generated feed of so many rows. */
export function feedFile(rows, folder) {
  return written(join(folder, `${rows}.csv`), feedLines(rows));
}

/**
 * Feeds of three shops with GTINs in common: every product is sold by one to three of them and has one to four images.
 * `rows` is the number of products, `shops` how many of the feeds.
 */
export async function sharedFeeds(rows, folder, shops = 3) {
  const names = ['Alpha', 'Beta', 'Gamma'].slice(0, shops);
  const file = (n) => join(folder, `${names[n]}.csv`);
  for (const n of names.keys()) await written(file(n), extended(rows, n));
  return names.map((shop, n) => ({ shop, file: file(n) }));
}

async function* extended(rows, shop) {
  let row = -1;
  for await (const line of feedLines(rows)) {
    const cells = row < 0 ? 'gtin,additional_image_link' : `${gtin(row)},"${images(row)}"`;
    if (row < 0 || row % 3 >= shop) yield `${line.slice(0, -1)},${cells}\n`;
    row++;
  }
}

function gtin(n) {
  const digits = `40${String(n).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

function images(n) {
  return Array.from({ length: n % 4 }, (_, i) => `https://img.example.com/more/${n}-${i}.jpg`).join(',');
}

async function written(path, lines) {
  const file = createWriteStream(path);
  for await (const line of lines) if (!file.write(line)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
  return path;
}
