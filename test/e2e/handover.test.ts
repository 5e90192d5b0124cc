import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { feedLines } from '../../scripts/generate-feed.mjs';
import { aKey } from '../support/a-key.js';
import { eventually } from '../support/eventually.js';
import { createDatabase } from '../support/own-database.js';
import { createIndexPrefix } from '../support/own-indices.js';
import { aService } from '../support/service.js';
import { describeWith } from '../support/services.js';

const rows = 12_000;

interface Progress {
  readonly state: string;
  readonly rowsRead: number;
  readonly accepted: number;
  readonly attempts: number;
}

describeWith('mysql', 'an instance that is told to stop', (mysql) => {
  describeWith('elasticsearch', 'while it imports and leads', (elasticsearch) => {
    it('hands both over at once, and another goes on', async () => {
      const [database, indices] = [await createDatabase(mysql), createIndexPrefix(elasticsearch)];
      const env = {
        DATABASE_URL: database.url,
        ELASTICSEARCH_URL: elasticsearch,
        ELASTICSEARCH_PREFIX: indices.prefix,
      };
      const { headers } = await aKey(database.url, 'imports:write');
      const leaving = await aService({ ...env, DRAIN_MS: '20000', SHUTDOWN_MS: '25000' });
      const accepted = await fetch(`${leaving.base}/v1/imports?shop=Handover`, {
        method: 'POST',
        body: Readable.toWeb(Readable.from(feedLines(rows))) as ReadableStream,
        headers: { 'content-type': 'text/csv', ...headers },
        duplex: 'half',
      } as RequestInit);
      const path = String(accepted.headers.get('location'));
      const progress = async () => (await (await leaving.get(path, headers)).json()) as Progress;
      await eventually(async () => ((await progress()).rowsRead > 1_000 ? true : undefined), 60_000);

      const exited = leaving.end('SIGTERM');
      const connection = await createConnection({ uri: database.url });
      const held = async () => {
        const [found] = await connection.query(
          `SELECT (SELECT COUNT(*) FROM lease) +
            (SELECT COUNT(*) FROM feed_import WHERE runner_expires > UNIX_TIMESTAMP(NOW(3)) * 1000) AS n`,
        );
        return (found as { n: number }[])[0]!.n;
      };
      // Long before the drain is over, and before anything would have expired.
      await eventually(async () => ((await held()) === 0 ? true : undefined), 8_000);
      const left = await progress();
      expect(left).toMatchObject({ state: 'running', attempts: 1 });

      const heir = await aService(env);
      const done = await eventually(async () => {
        const now = (await (await heir.get(path, headers)).json()) as Progress;
        return now.state === 'completed' ? now : undefined;
      }, 120_000);
      expect(done).toMatchObject({ rowsRead: rows, accepted: rows, attempts: 2 });
      expect(await exited).toBe(0);
      expect(await heir.end('SIGTERM')).toBe(0);
      await connection.end();
      await Promise.all([database.drop(), indices.drop()]);
    }, 240_000);
  });
});
