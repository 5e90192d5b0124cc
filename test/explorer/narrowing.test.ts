import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SqlOutfits } from '../../src/adapters/sql/outfits/sql-outfits.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { aPlacement, anOutfit } from '../support/outfit.js';
import { aService, type Service } from '../support/service.js';
import { aBrowser, findings } from './browser.js';

const productId = '5k7jc1c8mf1ezksw';

describe('the explorer, further', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-explorer-'));
  const DATABASE_URL = `sqlite:${folder}/catalogue.sqlite`;
  let service: Service;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    service = await aService({ DATABASE_URL, SAMPLE_CATALOGUE: 'true' });
    while (!(await service.get('/v1/search', { 'ogrom-min-position': '3000' })).ok);
    browser = await aBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const asked = (name: string) => new URL(page.url()).searchParams.get(name);
  const becomes = (name: string, value: string | null) =>
    page.waitForURL((url) => url.searchParams.get(name) === value);
  const settled = () => page.locator('.cards[aria-busy="false"]').waitFor();

  it('shows more, narrows by what is ticked and by price, clears it all, and prices in euros', async () => {
    await page.goto(service.base);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.locator('main .card').nth(47).waitFor();
    expect(await page.locator('main .card').count()).toBe(48);
    await page.getByRole('region', { name: 'Client' }).getByText('await client.search({').waitFor();

    const brands = page.getByRole('group', { name: 'Brand' }).getByRole('checkbox');
    await brands.nth(0).check();
    await settled();
    await brands.nth(1).check();
    await page.getByRole('heading', { name: 'Filters (1)' }).waitFor();
    expect(asked('brand')!.split(',')).toHaveLength(2);
    await settled();
    await brands.nth(0).uncheck();
    expect(asked('brand')!.split(',')).toHaveLength(1);
    await settled();
    await page.getByRole('spinbutton', { name: 'Lowest price' }).fill('20');
    await page.keyboard.press('Enter');
    await becomes('priceMin', '20');
    await page.getByRole('heading', { name: 'Filters (2)' }).waitFor();
    await page.getByRole('link', { name: 'Clear all' }).click();
    await page.getByRole('heading', { name: 'Filters', exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('');

    await page.getByRole('combobox', { name: 'Prices' }).selectOption('EUR');
    await page.getByText('Prices converted at reference rates.').waitFor();
    await page.getByRole('group', { name: 'Price, EUR' }).waitFor();
    expect(await page.locator('main .card .price strong').first().textContent()).toContain('€');
    await page.getByRole('group', { name: 'Price, EUR' }).getByRole('button').first().click();
    await page.getByRole('button', { pressed: true }).first().waitFor();
    expect(asked('priceMin') ?? asked('priceMax')).toMatch(/^[\d.]+$/);
  }, 30_000);

  it('goes through the suggestions by arrow keys, and folds them away once they are of no use', async () => {
    await page.goto(service.base);
    const box = page.getByRole('combobox', { name: 'Search products' });
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    await box.pressSequentially('dres');
    await list.waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toBe('suggestion-0');
    expect(await list.getByRole('option', { selected: true }).getAttribute('id')).toBe('suggestion-0');
    await page.keyboard.press('ArrowUp');
    expect(await box.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowUp');
    const last = (await list.getByRole('option').count()) - 1;
    expect(await box.getAttribute('aria-activedescendant')).toBe(`suggestion-${last}`);
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'hidden' });
    await page.waitForURL((url) => url.search !== '' && url.searchParams.get('q') !== 'dres');
    await box.fill('shoe');
    await list.waitFor();
    await page.keyboard.press('Tab');
    await list.waitFor({ state: 'hidden' });
    // Gone on before the answer came: what was typed is searched, and nothing folds out over the list.
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await box.focus();
    await page.evaluate(typeAndLeave);
    await becomes('q', 'boot');
    expect(sent.filter((url) => url.includes('suggestions'))).toEqual([]);
    expect(await list.isVisible()).toBe(false);
  }, 30_000);

  it('sends to the shop by the counted way, and shows the outfits that a product is in', async () => {
    const { database, close } = await connected({ url: DATABASE_URL });
    await new SqlOutfits(database).create('somebody', anOutfit({ items: [aPlacement({ productId })] }));
    await close();
    await page.goto(`${service.base}/?product=${productId}`);
    await page.getByText('For the office').waitFor();
    await page.getByText('1 piece, 0 likes').waitFor();
    const link = page.getByRole('link', { name: /^To the shop/ }).first();
    const [href, rel, target] = await Promise.all(
      ['href', 'rel', 'target'].map((name) => link.getAttribute(name)),
    );
    expect([rel, target]).toEqual(['noopener nofollow sponsored', '_blank']);
    const out = await service.get(href!);
    expect([href, out.status]).toEqual([expect.stringMatching(/^\/v1\/out\//), 302]);
  }, 30_000);

  it('has nothing for axe to find on a phone, the request unfolded and a product opened', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${service.base}/?product=${productId}`);
    await page.getByText('For the office').waitFor();
    expect(await findings(page)).toEqual([]);
    const handle = page.getByRole('button', { expanded: false }).filter({ hasText: 'GET' });
    await handle.click();
    await page.getByRole('region', { name: 'curl' }).waitFor();
    expect(await findings(page)).toEqual([]);
    // Where there is no room for a whole path, its end tells one request about a product from the other.
    const end = page.locator('.exchanges .path', { hasText: '/offers' }).locator('span').last();
    expect(await end.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
    expect(await end.textContent()).toBe('/offers');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  }, 30_000);

  it('tells on a phone how the systems are, within its width', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(service.base);
    await page.getByText('All well').click();
    const { x, width } = (await page.locator('.popover').boundingBox())!;
    expect([x >= 0, x + width <= 360]).toEqual([true, true]);
  });

  it('answers an example of the reference from within it', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const complaints: string[] = [];
    page.on(
      'console',
      (message) => /Content Security Policy/.test(message.text()) && complaints.push(message.text()),
    );
    const answer = await page.goto(`${service.base}/docs/`);
    expect(answer!.headers()['content-security-policy']).toContain("script-src 'self'");
    const operation = page.locator('.opblock', { has: page.locator('[data-path="/v1/products/{id}"]') });
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.locator('.live-responses-table .response-col_status').nth(1).waitFor();
    expect(await operation.locator('.live-responses-table tbody .response-col_status').textContent()).toMatch(
      /^200/,
    );
    expect(complaints).toEqual([]);
  }, 30_000);
});

/** In one go, because a busy machine may take longer from one to the other than the page waits before it asks. */
const typeAndLeave = `(() => {
  const box = document.activeElement;
  box.value = 'boot';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.blur();
})()`;
