import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, it } from '@jest/globals';
import { learnPeers } from '../../src/http/peers.js';

it('sockets get their members in one order, whatever they are asked for first', async () => {
  const sockets: Socket[] = [];
  const server = createServer(({ url, socket }, answer) =>
    answer.end(url === '/peer' ? socket.remoteAddress : ''),
  );
  learnPeers(server);
  server.on('connection', (socket: Socket) => void sockets.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = async (...paths: string[]) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const path of paths) {
      const [answer] = (await once(get({ host: '127.0.0.1', port, path, agent }), 'response')) as [
        IncomingMessage,
      ];
      await answer.toArray();
    }
    return agent;
  };
  const agents = [await asked('/probe', '/peer'), await asked('/peer', '/peer')];
  const [first, second] = sockets.map((socket) => Reflect.ownKeys(socket).map(String));
  expect(sockets).toHaveLength(2);
  expect(first).toContain('_peername');
  expect(first).toEqual(second);
  for (const agent of agents) agent.destroy();
  server.close();
});
