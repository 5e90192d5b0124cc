import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Ask } from './warm-up.js';

const patienceMs = 5_000;
const anywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

const accept = 'application/json';
const proxied = { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' };
/**
 * What clients of several kinds send, directly and through a balancer. Code that is compiled for headers of one shape is
 * compiled anew for others; from five shapes on V8 compiles it for all.
 */
const manners: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'user-agent': 'phone', 'accept-encoding': 'gzip' },
  { accept, 'user-agent': 'server' },
  { accept, 'accept-language': 'en', 'user-agent': 'browser', 'accept-encoding': 'gzip, deflate, br' },
  { ...proxied, 'user-agent': 'phone', 'accept-encoding': 'gzip' },
  { ...proxied, accept, 'accept-language': 'en', 'user-agent': 'browser', 'accept-encoding': 'gzip, br' },
];
/** Every so many come by a connection of their own, so that opening and closing one is warm, too. */
const fresh = 10;

const unpacked: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};

/**
 * Requests to this very process through its own listener: what is injected past the sockets comes in objects of
 * other shapes than real requests, and code that was compiled for those is compiled anew for these.
 */
export function askAt({ address, port }: AddressInfo, own: Readonly<Record<string, string>>): Ask {
  const agent = new Agent({ keepAlive: true, timeout: patienceMs });
  const host = anywhere[address] ?? address;
  let count = 0;
  return (path) =>
    new Promise((resolve, reject) => {
      const headers = { ...manners[++count % manners.length], ...own };
      const way = count % fresh === 0 ? false : agent;
      const asked = request({ host, port, path, headers, agent: way }, (answer) => {
        bodyOf(answer).then((body) => resolve(answer.statusCode! < 400 ? body : undefined), reject);
      });
      asked
        .on('error', reject)
        .on('timeout', () => asked.destroy(new Error('no answer in time')))
        .end();
    });
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const body = Buffer.concat(await answer.toArray());
  const unpack = unpacked[answer.headers['content-encoding'] ?? ''];
  return (unpack ? unpack(body) : body).toString();
}
