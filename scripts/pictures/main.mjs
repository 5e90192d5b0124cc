// `npm run pictures`: takes the pictures of the explorer in docs/images anew, light and dark, on the sample catalogue.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { commandLine } from '../command-line.mjs';
import { sampleService } from './sample-service.mjs';
import { views } from './views.mjs';

const { values } = commandLine('npm run pictures [-- --browser PATH]', {
  options: { browser: { type: 'string', default: '/usr/bin/chromium' } },
});
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

const service = await sampleService();
try {
  await takeAll();
} finally {
  await service.end();
}

async function takeAll() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const browser = await chromium.launch({ executablePath: values.browser, args });
  try {
    for (const [name, view] of Object.entries(views))
      for (const scheme of ['light', 'dark'])
        await take(browser, `explorer-${name}-${scheme}`, { ...view, scheme });
  } finally {
    await browser.close();
  }
}

async function take(browser, name, { path, width, height, phone = false, act, scheme }) {
  const page = await browser.newPage({
    viewport: { width, height },
    ...{ colorScheme: scheme, reducedMotion: 'reduce', locale: 'en', isMobile: phone, hasTouch: phone },
  });
  await page.goto(service.base + path, { waitUntil: 'networkidle' });
  await page.locator('.card').first().waitFor();
  await act?.(page);
  writeFileSync(`${images}${name}.webp`, await webp(page));
  await page.close();
}

/** By the browser itself, as Playwright writes no WebP, which is the smallest. */
async function webp(page) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  return Buffer.from(data, 'base64');
}
