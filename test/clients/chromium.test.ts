import { existsSync } from 'node:fs';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type * as ClientModule from '../../clients/typescript/src/client.js';
import { aServedSample, type ServedSample } from './served.js';

const executablePath = '/usr/bin/chromium';
const describeWithChromium =
  existsSync(executablePath) || process.env['REQUIRE_SERVICES'] ? describe : describe.skip;

declare const ogrom: typeof ClientModule;

describeWithChromium('the client in Chromium (skipped where /usr/bin/chromium is missing)', () => {
  let served: ServedSample;
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    served = await aServedSample({ CORS_ORIGINS: '*' });
    browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
    const { outputFiles } = await build({
      entryPoints: ['clients/typescript/src/client.ts'],
      ...{ bundle: true, format: 'iife', globalName: 'ogrom', platform: 'browser', write: false },
    });
    script = outputFiles[0]!.text;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  it('reads pages, batches, problems, kept answers and changes', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.base}/health/live`);
    await page.addScriptTag({ content: script });
    const seen = await page.evaluate(
      async ({ base, key }) => {
        const client = ogrom.createClient({ baseUrl: base, apiKey: key, batch: true });
        const ids: string[] = [];
        for await (const { id } of client.products.all({ limit: 100 })) ids.push(id);
        const titles = await Promise.all(
          ids.slice(0, 3).map(async (id) => (await client.products.get(id)).title),
        );
        const again = await Promise.all(
          ids.slice(0, 3).map(async (id) => (await client.products.get(id)).title),
        );
        const refused = await client.products.get('nobody').catch((error: unknown) => error);
        const code = refused instanceof ogrom.ProblemError ? refused.code : 'another';
        const positions: number[] = [];
        for await (const { position } of client.changes.stream({ since: 0 }))
          if (positions.push(position) === 3) break;
        return { count: new Set(ids).size, titles, again, code, positions };
      },
      { base: served.base, key: served.key },
    );
    expect(seen.count).toBeGreaterThan(100);
    expect(seen.again).toEqual(seen.titles);
    expect(seen.code).toBe('not_found');
    expect(seen.positions).toHaveLength(3);
  }, 60_000);
});
