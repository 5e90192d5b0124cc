import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Load } from '../../rehearsal/load/load.mjs';

const reads = [{ name: 'GET /', paths: ['/'] }];

it('what fails while the capacity is measured is told of like any other request', async () => {
  let count = 0;
  const server = createServer((_, response) => response.writeHead(++count % 5 === 0 ? 500 : 200).end());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const load = new Load();
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await load.capacity({ base, headers: {}, reads, seconds: 0.2 });
  await load.stop();
  server.close();
  expect(load.records.length).toBe(Math.floor(count / 5));
  expect(load.records[0]).toMatchObject({ kind: 'read', operation: 0, status: 500 });
});

it('a load that breaks is no load without failures', async () => {
  const load = new Load();
  load.start({ base: 'nowhere', headers: {}, reads, rate: 1 });
  await expect(load.stop()).rejects.toThrow(/ended with 1/);
});
