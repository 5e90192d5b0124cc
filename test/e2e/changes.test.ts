import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { connected } from '../adapters/sql/sql-databases.js';
import { many, writeChanges } from '../support/change-log.js';
import { eventually } from '../support/eventually.js';
import { EventClient } from '../support/event-stream.js';
import { createDatabase } from '../support/own-database.js';
import { createIndexPrefix } from '../support/own-indices.js';
import { aService, type Service } from '../support/service.js';
import { describeWith } from '../support/services.js';

/** Follows the stream wherever it is sent, as a browser does: it comes again with the id of its last event. */
class Follower {
  connections = 0;
  /** Streams that ended without a last event. */
  broken = 0;
  private before: readonly number[] = [];
  private client: EventClient | undefined;
  private following = true;

  constructor(private readonly instance: () => Service) {}

  async follow(): Promise<void> {
    for (let lastEventId = '0'; this.following;) lastEventId = await this.connect(lastEventId);
  }

  stop(): void {
    this.following = false;
    this.client?.close();
  }

  /** In the order in which they came. */
  get positions(): readonly number[] {
    const events = this.client?.events.filter(({ event }) => event === 'product') ?? [];
    return [...this.before, ...events.map(({ id }) => Number(id))];
  }

  private async connect(lastEventId: string): Promise<string> {
    const url = `${this.instance().base}/v1/changes/stream`;
    const client = await EventClient.open(url, { 'last-event-id': lastEventId });
    this.before = this.positions;
    this.client = client;
    this.connections++;
    await client.closed;
    if (client.events.at(-1)?.event !== 'end' && this.following) this.broken++;
    // A browser would take `retry`; less makes it harder.
    await pause(20 * Math.random());
    return client.lastEventId;
  }
}

describeWith('mysql', 'a rolling replacement of both instances', (mysql) => {
  describeWith('elasticsearch', 'while changes are written', (elasticsearch) => {
    it('lets no reader miss a change or get one twice', async () => {
      const [database, indices] = [await createDatabase(mysql), createIndexPrefix(elasticsearch)];
      const env = {
        ...{ DATABASE_URL: database.url, ELASTICSEARCH_URL: elasticsearch },
        ...{ ELASTICSEARCH_PREFIX: indices.prefix, INDEXER: 'false', IMPORTER: 'false', DRAIN_MS: '1000' },
      };
      const serving = [await aService(env), await aService(env)];
      const connection = await connected({ url: database.url });

      // The balancer: each connection to the next instance that takes part.
      let turn = 0;
      const next = () => serving[turn++ % serving.length]!;
      const followers = Array.from({ length: 12 }, () => new Follower(next));
      const following = Promise.all(followers.map((one) => one.follow()));

      let writing = true;
      const written: number[] = [];
      const writer = async (most: number) => {
        while (writing) {
          const size = 1 + Math.floor(Math.random() * most);
          written.push(...(await writeChanges(connection.database, many(size))));
          await pause(Math.random() * 20);
        }
      };
      const writers = Promise.all([writer(1), writer(3), writer(20)]);

      for (const leaving of [...serving]) {
        serving.push(await aService(env));
        const exited = leaving.end('SIGTERM');
        // Sent there for a while yet, as a balancer does that has not noticed.
        await pause(700);
        serving.splice(serving.indexOf(leaving), 1);
        expect(await exited).toBe(0);
      }
      writing = false;
      await writers;
      const all = written.sort((a, b) => a - b);
      const arrived = () => followers.every(({ positions }) => positions.at(-1) === all.at(-1));
      await eventually(async () => (arrived() ? true : undefined));
      followers.forEach((one) => one.stop());
      await following;

      for (const { positions, connections, broken } of followers) {
        expect(positions).toEqual(all);
        expect(connections).toBeGreaterThan(1);
        expect(broken).toBe(0);
      }
      for (const one of serving) expect(await one.end('SIGTERM')).toBe(0);
      await connection.close();
      await Promise.all([database.drop(), indices.drop()]);
    }, 120_000);
  });
});
