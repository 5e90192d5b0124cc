import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

export function aBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
}

/** What axe finds on the page as it stands, by rule and element. Throws where the page does not let axe in. */
export async function findings(page: Page): Promise<readonly string[]> {
  const refused = await page.evaluate(`${axe};undefined`).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  if ((await page.evaluate('typeof globalThis.axe?.run')) !== 'function')
    throw new Error(`axe could not be brought into ${page.url()}, so nothing was checked: ${refused}`);
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
  );
}
