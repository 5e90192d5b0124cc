import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aService, type Service } from '../support/service.js';
import { until } from '../support/until.js';
import { aBrowser, findings } from './browser.js';

describe('the explorer in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-explorer-'));
  let service: Service;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    service = await aService({
      DATABASE_URL: `sqlite:${folder}/catalogue.sqlite`,
      SAMPLE_CATALOGUE: 'true',
    });
    while (!(await service.get('/v1/search', { 'ogrom-min-position': '3000' })).ok);
    browser = await aBrowser();
    page = await browser.newPage();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('searches as one types, opens a product, and goes back to where it was', async () => {
    await page.goto(service.base);
    await page.getByRole('combobox', { name: 'Search products' }).pressSequentially('blue shrt');
    await page.getByText('Showing what fits shirt instead of').waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('blue shrt');
    // The suggestions lie over the list.
    await page.keyboard.press('Escape');
    const first = page.locator('.card a').first();
    const opened = await first.getAttribute('id');
    await page.locator('.cards[aria-busy="false"]').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await first.click();
    await page.getByRole('link', { name: /^To the shop/ }).waitFor();
    await page.waitForLoadState('networkidle');
    const product = `/v1/products/${opened!.slice('open-'.length)}`;
    const once = [product, `${product}/offers`, `${product}/similar`, '/v1/outfits'];
    const reads = () => asked.filter((path) => path.startsWith('/v1/')).toSorted();
    await until(() => reads().length >= once.length, 'all that a product is shown with');
    expect(reads()).toEqual(once.toSorted());
    await page.goBack();
    await page.getByText('Showing what fits shirt instead of').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe(opened);
  });

  it('shows what is found as it is written', async () => {
    await page.goto(`${service.base}/?q=arrow+tyra`);
    await page.locator('.card mark').first().waitFor();
    expect(await page.locator('.card h3').first().textContent()).toBe(
      'Arrow Woman Tyra Black & White Striped Shirt',
    );
  });

  it.each(['light', 'dark'] as const)('has nothing serious for axe to find, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const [width, path] of [
      [1440, '/'],
      [360, '/?q=dress'],
      [1440, '/?product=5k7jc1c8mf1ezksw'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(service.base + path);
      await page.locator('.card').first().waitFor();
      expect([width, path, await findings(page)]).toEqual([width, path, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });
});
