import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../../support/certificate.js';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real https server; answers by path, and notes what it was asked. */
export async function feedServer(certificate: Certificate, answers: Record<string, Answer>) {
  const asked: string[] = [];
  const server = createServer(certificate, (request, response) => {
    asked.push(request.url!);
    const answer = answers[request.url!];
    if (answer) answer(request, response);
    else response.writeHead(404).end('nothing');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { asked, port, close };
}
