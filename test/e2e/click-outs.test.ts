import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqlClickLedger } from '../../src/adapters/sql/clicks/click-ledger.js';
import { SqlClickReports } from '../../src/adapters/sql/clicks/click-reports.js';
import { SqlClickTemplates } from '../../src/adapters/sql/clicks/click-templates.js';
import type { SqlConnection } from '../../src/adapters/sql/connection.js';
import { offerId } from '../../src/catalogue/ids.js';
import type { ClickCounts } from '../../src/ports/click-counts.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { importingOver } from '../adapters/sql/sql-importing.js';
import { eventually } from '../support/eventually.js';
import { anEntry } from '../support/feed-entry.js';
import { importFeed } from '../support/importing.js';
import { createDatabase, type OwnDatabase } from '../support/own-database.js';
import { createIndexPrefix, type OwnIndices } from '../support/own-indices.js';
import { aProxy, type Proxy } from '../support/proxy.js';
import { aService, type Service } from '../support/service.js';
import { describeWith } from '../support/services.js';

const skus = Array.from({ length: 20 }, (_, n) => `S${n}`);
const lanes = 8;
const person = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36';
const kinds = [
  { of: 'counted', headers: {} },
  { of: 'bots', headers: { 'user-agent': 'Googlebot/2.1' } },
  { of: 'prefetches', headers: { 'sec-purpose': 'prefetch' } },
] as const;

const ways = [
  { way: 'stored at once', spooled: false },
  { way: 'kept on the disk first', spooled: true },
];

describeWith('mysql', 'click-outs on two instances', (mysql) => {
  describeWith(
    'elasticsearch',
    'whose database comes and goes, and that are killed and stopped',
    (elasticsearch) => {
      describe.each(ways)('$way', ({ spooled }) => {
        let database: OwnDatabase;
        let indices: OwnIndices;
        let proxy: Proxy;
        let connection: SqlConnection;
        let services: Service[];
        const folder = mkdtempSync(join(tmpdir(), 'ogrom-clicks-'));
        beforeAll(async () => {
          [database, indices] = [await createDatabase(mysql), createIndexPrefix(elasticsearch)];
          connection = await connected({ url: database.url });
          await importFeed(
            importingOver(connection),
            skus.map((sku) => anEntry({ sku })),
          );
          await new SqlClickTemplates(connection.database).set('shop-a', '{url}?sub={clickId}');
          proxy = await aProxy(database.url);
          const env = {
            ...{
              DATABASE_URL: proxy.url,
              ELASTICSEARCH_URL: elasticsearch,
              ELASTICSEARCH_PREFIX: indices.prefix,
            },
            ...{ INDEXER: 'false', IMPORTER: 'false', DRAIN_MS: '500' },
            ...(spooled && { CLICK_SPOOL: folder }),
          };
          services = [await aService(env), await aService(env)];
        }, 120_000);
        afterAll(async () => {
          for (const { process } of services) process.kill('SIGKILL');
          await proxy.close();
          await connection.close();
          await Promise.all([database.drop(), indices.drop()]);
          rmSync(folder, { recursive: true });
        });

        const received = new Map<string, string>();
        const asked = { bots: 0, prefetches: 0, counted: 0 };
        let refused = 0;

        /** Clicks as long as the instance answers; each is another person's. */
        async function clicking({ get }: Service, lane: number): Promise<void> {
          for (let n = 0; ; n++) {
            const { of, headers } = kinds[n % kinds.length]!;
            asked[of]++;
            const path = `/v1/out/${offerId('shop-a', skus[n % skus.length]!)}`;
            const answer = await get(path, { 'user-agent': `${person} ${lane}/${n}`, ...headers }).catch(
              () => undefined,
            );
            if (!answer) return;
            if (answer.status !== 302) refused++;
            else received.set(new URL(answer.headers.get('location')!).searchParams.get('sub')!, of);
          }
        }

        const more = (n: number) => {
          const before = received.size;
          return eventually(async () => (received.size > before + n ? true : undefined), 60_000);
        };
        const recorded = async () => {
          const sql = 'SELECT id FROM click';
          const rows = await connection.database.query<{ id: string }>(sql);
          return new Set(rows.map(({ id }) => id));
        };
        const lostOf = async (ids: Iterable<string>) => {
          const known = await recorded();
          return [...ids].filter((id) => !known.has(id));
        };
        const report = async (): Promise<ClickCounts> => {
          const days = { from: '2000-01-01', to: '2999-12-31', limit: 100 };
          const by = (['day', 'shop', 'brand', 'product'] as const).map((one) =>
            new SqlClickReports(connection.database).report({ by: one, ...days }),
          );
          const [first, ...others] = (await Promise.all(by)).map(({ rows, total }) => {
            expect(rows.reduce((sum, { clicks }) => sum + clicks, 0)).toBe(total.clicks);
            return total;
          });
          for (const other of others) expect(other).toEqual(first);
          return first!;
        };

        it('report every redirect that a client got, once', async () => {
          const [victim, heir] = services as [Service, Service];
          const stream = [victim, heir].flatMap((service, s) =>
            Array.from({ length: lanes }, (_, n) => clicking(service, s * lanes + n)),
          );
          await more(300);
          await proxy.down();
          // Offers that were clicked before lead on where a click has a place to wait.
          if (spooled) await more(300);
          else await eventually(async () => (refused > 0 ? true : undefined));
          await proxy.up();
          await more(300);
          victim.process.kill('SIGKILL');
          const early = [...received.keys()];
          await more(300);
          // The other one takes up what the killed one left on the disk.
          await eventually(async () => ((await lostOf(early)).length === 0 ? true : undefined), 60_000);
          expect(await heir.end('SIGTERM')).toBe(0);
          await Promise.all(stream);

          expect(await lostOf(received.keys())).toEqual([]);
          expect(readdirSync(folder)).toEqual([]);
          const known = await recorded();
          const total = await report();
          expect(total.clicks).toBe(known.size);
          // What is there beyond it was in flight when something broke: committed, but not answered.
          expect(known.size - received.size).toBeLessThanOrEqual(refused + 2 * lanes);
          const got = (of: string) => [...received.values()].filter((one) => one === of).length;
          for (const { of } of kinds) {
            expect(total[of]).toBeGreaterThanOrEqual(got(of));
            expect(total[of]).toBeLessThanOrEqual(asked[of]);
          }
          expect(total.duplicates).toBe(0);

          await new SqlClickLedger(connection.database).addUp(Date.now() + 1, 1_000_000);
          expect(await report()).toEqual(total);
        }, 180_000);
      });
    },
  );
});
