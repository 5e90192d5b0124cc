import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ask } from './warm-up.js';

const patienceMs = 5_000;
const anywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/**
 * Requests to this very process through its own listener: what is injected past the sockets comes in objects of
 * other shapes than real requests, and code that was compiled for those is compiled anew for these.
 */
export function askAt({ address, port }: AddressInfo, headers: Readonly<Record<string, string>>): Ask {
  const agent = new Agent({ keepAlive: true, timeout: patienceMs });
  const host = anywhere[address] ?? address;
  return (path) =>
    new Promise((resolve, reject) => {
      const asked = request({ host, port, path, headers, agent }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece)).on('error', reject);
        answer.on('end', () =>
          resolve(answer.statusCode! < 400 ? Buffer.concat(pieces).toString() : undefined),
        );
      });
      asked
        .on('error', reject)
        .on('timeout', () => asked.destroy(new Error('no answer in time')))
        .end();
    });
}
