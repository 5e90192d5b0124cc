import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aKey } from '../support/a-key.js';
import { aService, type Service } from '../support/service.js';
import { aBrowser, findings } from './browser.js';

describe('the explorer of a catalogue that takes a key, its search engine away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-explorer-'));
  const DATABASE_URL = `sqlite:${folder}/catalogue.sqlite`;
  let service: Service;
  let browser: Browser;
  beforeAll(async () => {
    service = await aService({
      ...{ DATABASE_URL, SAMPLE_CATALOGUE: 'true', OPEN_CATALOGUE: 'false' },
      ELASTICSEARCH_URL: 'http://127.0.0.1:1',
    });
    browser = await aBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('asks for a key, keeps it in this tab alone, and offers to browse where nothing can be searched', async () => {
    const { key } = await aKey(DATABASE_URL, 'catalogue:read');
    const page = await browser.newPage();
    await page.goto(service.base);
    await page.getByRole('heading', { name: 'An API key, please' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('API key', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByRole('heading', { name: 'This key does not open the catalogue' }).waitFor();
    await page.getByLabel('API key', { exact: true }).fill(key);
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByRole('heading', { name: 'The search is away for a moment' }).waitFor();
    expect(await findings(page)).toEqual([]);
    expect(
      await page.evaluate('[sessionStorage["ogrom.key"], localStorage.length, document.cookie]'),
    ).toEqual([key, 0, '']);
    expect(await page.getByRole('region', { name: 'curl' }).textContent()).not.toContain(key);
    const again = page.waitForResponse(/\/v1\/search/);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect((await again).status()).toBe(503);
    await page.getByRole('button', { name: 'Browse the catalogue' }).click();
    await page.locator('main .card').nth(23).waitFor();
    await page.getByText('Browsing the catalogue without the search.').waitFor();
    await page.reload();
    await page.locator('main .card').first().waitFor();
    await page.getByRole('button', { name: 'Forget key' }).click();
    await page.getByRole('heading', { name: 'An API key, please' }).waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  }, 30_000);
});
