import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { feedLines } from '../../scripts/generate-feed.mjs';
import { aKey } from '../support/a-key.js';
import { createDatabase } from '../support/own-database.js';
import { createIndexPrefix } from '../support/own-indices.js';
import { eventually } from '../support/eventually.js';
import { aService, type Service } from '../support/service.js';
import { describeWith } from '../support/services.js';

const rows = 12_000;

interface Progress {
  readonly state: string;
  readonly rowsRead: number;
  readonly accepted: number;
  readonly attempts: number;
  readonly position: number;
}

describeWith('mysql', 'two instances', (mysql) => {
  describeWith('elasticsearch', 'over one catalogue and one index', (elasticsearch) => {
    it('lose nothing when the one that imports and leads is killed: the other goes on', async () => {
      const [database, indices] = [await createDatabase(mysql), createIndexPrefix(elasticsearch)];
      const env = {
        DATABASE_URL: database.url,
        ELASTICSEARCH_URL: elasticsearch,
        ELASTICSEARCH_PREFIX: indices.prefix,
      };
      const { headers } = await aKey(database.url, 'imports:write');
      const victim = await aService(env);
      const send = () =>
        fetch(`${victim.base}/v1/imports?shop=Takeover`, {
          method: 'POST',
          body: Readable.toWeb(Readable.from(feedLines(rows))) as ReadableStream,
          headers: { 'content-type': 'text/csv', ...headers },
          duplex: 'half',
        } as RequestInit);
      // 408: this machine stood still before it had sent the head.
      const accepted = await eventually(async () => {
        const answer = await send();
        return answer.status === 408 ? undefined : answer;
      });
      expect(accepted.status).toBe(202);
      const status = String(accepted.headers.get('location'));
      const progress = async (from: { get: Service['get'] }) =>
        (await (await from.get(status, headers)).json()) as Progress;

      await eventually(async () => ((await progress(victim)).rowsRead > 1_000 ? true : undefined), 60_000);
      expect(await victim.end('SIGKILL')).toBeNull();
      const heir = await aService(env);
      const done = await eventually(async () => {
        const now = await progress(heir);
        return now.state === 'completed' ? now : undefined;
      }, 120_000);
      expect(done).toMatchObject({ rowsRead: rows, accepted: rows, attempts: 2 });
      const found = await eventually(async () => {
        const answer = await heir.get('/v1/search', { 'ogrom-min-position': String(done.position) });
        return answer.ok ? ((await answer.json()) as { total: unknown }) : undefined;
      }, 120_000);
      expect(found.total).toEqual({ count: rows, exact: true });
      expect(await heir.end('SIGTERM')).toBe(0);
      await Promise.all([database.drop(), indices.drop()]);
    }, 300_000);
  });
});
