import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { freePort } from '../adapters/logstash/receiver.js';
import { aWatchedApp, type WatchedApp } from '../support/watched-app.js';

let watched: WatchedApp;
afterEach(() => watched.close());
const health = async () => (await watched.app.inject({ url: '/health' })).json();

describe('third parties', () => {
  it('that are switched off are said as such, and are no failure', async () => {
    watched = await aWatchedApp();
    const settled = await eventually(async () => {
      const detail = await health();
      return detail.status === 'ok' ? detail : undefined;
    });
    expect(settled.systems).toMatchObject({
      'exchange-rates': { status: 'off', why: 'ECB_RATES_URL is off; the bundled rates are shown' },
      'live-offers': { status: 'off', why: 'LIVE_OFFERS_URLS names no shop' },
      images: { status: 'off', why: 'IMAGE_CHECK is false' },
    });
    const enabled = await watched.series('ogrom_third_party_enabled');
    expect([...enabled.values()]).toEqual([0, 0, 0]);
  });

  it('that are away degrade, and no request waits for them or is refused because of them', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    watched = await aWatchedApp({
      ECB_RATES_URL: nobody,
      LIVE_OFFERS_URLS: `shop-a=${nobody}/{sku}`,
      IMAGE_CHECK: 'true',
    });
    const detail = await eventually(async () => {
      const now = await health();
      return now.systems['exchange-rates'].error?.includes('refuses connections') ? now : undefined;
    });
    expect(detail.status).toBe('degraded');
    expect(detail.systems['exchange-rates']).toMatchObject({
      ...{ status: 'degraded', dispensable: true, affects: [] },
      error: expect.stringContaining('stale rates of 2026-10-30 (bundled) are shown'),
    });
    const answer = await watched.app.inject({ url: '/v1/products?currency=USD' });
    expect([answer.statusCode, answer.json().rates.stale]).toEqual([200, true]);
    const series = await watched.series('ogrom_third_party');
    expect(series.get('ogrom_third_party_enabled{system="exchange-rates"}')).toBe(1);
    expect(series.get('ogrom_third_party_calls_total{system="exchange-rates",result="connection"}')).toBe(1);
    const stale = await watched.series('ogrom_exchange_rates_stale');
    expect([...stale.values()]).toEqual([1]);
  });
});
