import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Client } from '@elastic/elasticsearch';
import { expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { createDatabase } from './own-database.js';
import { createIndexPrefix } from './own-indices.js';
import { receivedLines } from './received-lines.js';
import { describeWith } from './services.js';

describeWith('mysql', 'a database of one test file', (url) => {
  it('takes tables, and is gone after drop', async () => {
    const own = await createDatabase(url);
    const connection = await createConnection(own.url);
    await connection.query('CREATE TABLE names (name VARCHAR(20))');
    await connection.query('INSERT INTO names VALUES (?)', ['Zoë 👗']);
    const [rows] = await connection.query('SELECT name FROM names');
    await connection.end();
    await own.drop();
    expect(rows).toEqual([{ name: 'Zoë 👗' }]);
    await expect(createConnection(own.url)).rejects.toThrow();
  });
});

describeWith('elasticsearch', 'a prefix of one test file', (url) => {
  it('takes its indices and aliases with it', async () => {
    const own = createIndexPrefix(url);
    const client = new Client({ node: url });
    const index = `${own.prefix}products`;
    await client.index({ index, document: { title: 'Kleid' }, refresh: true });
    await client.indices.putAlias({ index, name: `${own.prefix}live` });
    const { count } = await client.count({ index: `${own.prefix}live` });
    await own.drop();
    const left = await client.indices.exists({ index });
    await client.close();
    expect({ count, left }).toEqual({ count: 1, left: false });
  });
});

describeWith('logstash', 'the receiver', (url) => {
  it('writes each JSON line as it came', async () => {
    const { hostname, port } = new URL(url);
    const id = randomUUID();
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.end(`${JSON.stringify({ id, text: 'Größe 38\tneu' })}\n${JSON.stringify({ id, n: 2 })}\n`);
    expect(await receivedLines(id, 2)).toEqual([
      { id, text: 'Größe 38\tneu' },
      { id, n: 2 },
    ]);
  });
});
