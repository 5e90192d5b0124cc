import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { DownloadRules } from '../../../src/adapters/download/download-call.js';
import { downloadAdapter } from '../../../src/adapters/download/download.module.js';
import { HttpsDownload } from '../../../src/adapters/download/https-download.js';
import { Problem } from '../../../src/catalogue/problem.js';
import { FeedDownload } from '../../../src/ports/feed-download.js';
import { selfSigned } from '../../support/certificate.js';
import { eventually } from '../../support/eventually.js';
import { type Answer, feedServer } from './feed-server.js';

const feed = 'id\ttitle\n1\tRock\n';
const certificate = selfSigned('DNS:feeds.example', 'IP:127.0.0.1');
const here = [{ address: '127.0.0.1', family: 4 }];
let server: Awaited<ReturnType<typeof feedServer>>;
let base: string;

const answers: Record<string, Answer> = {
  '/feed.tsv': (_request, response) => response.end(feed),
  '/gzip': encoded('gzip', gzipSync(feed)),
  '/deflate': encoded('deflate', deflateSync(feed)),
  '/brotli': encoded('br', brotliCompressSync(feed)),
  '/twice': encoded('gzip, br', brotliCompressSync(gzipSync(feed))),
  '/unknown-encoding': encoded('compress', Buffer.from(feed)),
  '/broken-gzip': encoded('gzip', gzipSync(feed).subarray(0, -4)),
  '/no-gzip': encoded('gzip', Buffer.from(feed)),
  '/bomb': encoded('gzip', gzipSync(Buffer.alloc(1_000_000))),
  '/forbidden': (_request, response) => response.writeHead(403).end(),
  '/no-content': (_request, response) => response.writeHead(204).end(),
  '/announced': (_request, response) => response.writeHead(200, { 'content-length': 10_000 }).flushHeaders(),
  '/endless': (_request, response) => pour(response),
  '/silent': () => undefined,
  '/slow': (_request, response) => response.write('id\t'),
  '/drip': (_request, response) => drip(response),
  '/broken-off': (_request, response) => response.write('id\t', () => response.destroy()),
  '/redirect': redirect('/redirect-2'),
  '/redirect-2': redirect('feed.tsv'),
  '/circle': redirect('/circle'),
  '/nowhere': (_request, response) => response.writeHead(302).end(),
  '/to-metadata': redirect('https://169.254.169.254/latest/meta-data'),
  '/to-loopback': redirect('https://[::1]:8443/'),
  '/to-http': redirect('http://feeds.example/feed.tsv'),
  '/to-inside': redirect('https://inside.example:8443/'),
};

beforeAll(async () => {
  server = await feedServer(certificate, answers);
  base = `https://feeds.example:${server.port}`;
});
beforeEach(() => void server.asked.splice(0));
afterAll(() => server.close());

describe('a feed', () => {
  it('is fetched', async () => {
    expect(await fetched('/feed.tsv')).toBe(feed);
  });

  it.each(['/gzip', '/deflate', '/brotli', '/twice'])('is decoded: %s', async (path) => {
    expect(await fetched(path)).toBe(feed);
  });

  it('is followed through redirects, relative ones too', async () => {
    expect(await fetched('/redirect')).toBe(feed);
    expect(server.asked).toEqual(['/redirect', '/redirect-2', '/feed.tsv']);
  });

  it('can be left before its end', async () => {
    for await (const chunk of await allowing().open(`${base}/endless`)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });

  it('comes from the port that the adapter provides', async () => {
    const adapter = downloadAdapter({ resolve: async () => here });
    const nest = await Test.createTestingModule({ imports: [adapter] }).compile();
    await expect(nest.get(FeedDownload).open(base)).rejects.toThrow('does not lead to a public address');
  });
});

describe('a URL is refused', () => {
  it.each([
    ['feed.tsv', 'no URL'],
    ['http://feeds.example/feed.tsv', 'by https only'],
    ['ftp://feeds.example/feed.tsv', 'by https only'],
    ['file:///etc/passwd', 'by https only'],
    ['https://user@feeds.example/', 'user or a password'],
    ['https://:secret@feeds.example/', 'user or a password'],
    ['https://feeds.example:22/', 'port'],
    ['https://127.0.0.1/', 'public address'],
    ['https://0x7f.1/', 'public address'],
    ['https://2130706433/', 'public address'],
    ['https://[::ffff:127.0.0.1]/', 'public address'],
    ['https://[fd00:ec2::254]/', 'public address'],
  ])('%s (%s)', async (url, reason) => {
    const error = await refusal(new HttpsDownload().open(url));
    expect(error.detail).toContain(reason);
    expect(error.code).toBe('invalid_request');
    expect(error.more.errors).toEqual([expect.objectContaining({ path: 'body.url', code: 'bad_url' })]);
  });

  it('when its host leads to a private address, without telling which', async () => {
    const error = await refusal(new HttpsDownload({ resolve: async () => here }).open(base));
    expect(error.detail).toBe('feeds.example does not lead to a public address.');
    expect(server.asked).toEqual([]);
  });

  it.each(['/to-metadata', '/to-loopback', '/to-http'])('when it redirects there: %s', async (path) => {
    const outside = allowing({ allowAddress: (address) => address === '127.0.0.1' });
    expect((await refusal(outside.open(`${base}${path}`))).code).toBe('invalid_request');
  });

  it('when it redirects to a host inside', async () => {
    const resolve = async (host: string) =>
      host === 'inside.example' ? [{ address: '10.0.0.1', family: 4 }] : here;
    const outside = allowing({ resolve, allowAddress: (address) => address === '127.0.0.1' });
    const error = await refusal(outside.open(`${base}/to-inside`));
    expect(error.detail).toBe('inside.example does not lead to a public address.');
  });

  it.each(['/circle', '/nowhere'])('when its redirects end nowhere: %s', async (path) => {
    expect(await refusal(fetched(path))).toBeInstanceOf(Problem);
    expect(server.asked.length).toBeLessThanOrEqual(6);
  });
});

describe('a host that changes its address between two lookups', () => {
  it('is connected to only where the address that was judged leads', async () => {
    const turns = [here, [{ address: '10.0.0.1', family: 4 }]];
    const lookups: string[] = [];
    const resolve = async (host: string) => {
      lookups.push(host);
      return turns.shift() ?? [];
    };
    const download = allowing({ resolve, allowAddress: (address) => address === '127.0.0.1' });
    expect(await text(await download.open(`${base}/feed.tsv`))).toBe(feed);
    expect(lookups).toEqual(['feeds.example']);
    const error = await refusal(download.open(`${base}/feed.tsv`));
    expect(error.code).toBe('invalid_request');
    expect(server.asked).toEqual(['/feed.tsv']);
  });

  it('is connected to at its allowed addresses where it has others too', async () => {
    const resolve = async () => [{ address: '10.0.0.1', family: 4 }, ...here];
    const download = allowing({ resolve, allowAddress: (address) => address === '127.0.0.1' });
    expect(await text(await download.open(`${base}/feed.tsv`))).toBe(feed);
  });
});

describe('a bound holds', () => {
  it('for the announced size', async () => {
    const error = await refusal(allowing({ maxBytes: 9_999 }).open(`${base}/announced`));
    expect(error.code).toBe('payload_too_large');
  });

  it.each(['/endless', '/bomb'])('for the size that it turns out to have: %s', async (path) => {
    const error = await refusal(fetched(path, { maxBytes: 100_000 }));
    expect(error.code).toBe('payload_too_large');
  });

  it.each([
    ['/silent', 'did not answer in time'],
    ['/slow', 'stopped sending'],
  ])('for silence: %s', async (path, reason) => {
    // A machine that stands still is silent as well, and elsewhere: so this may take more than one look.
    const detail = async () => (await refusal(fetched(path, { silenceMs: 200 }))).detail;
    await eventually(async () => (await detail()).includes(reason) || undefined);
  });

  it.each(['/drip', '/silent'])('for the whole: %s', async (path) => {
    const error = await refusal(fetched(path, { totalMs: 300 }));
    expect(error.detail).toBe('The feed could not be fetched: it took too long.');
  });
});

describe('a failure is told', () => {
  it.each([
    ['/missing', 'its server answered 404'],
    ['/forbidden', 'its server answered 403'],
    ['/no-content', 'its server answered 204'],
    ['/unknown-encoding', 'Content-Encoding “compress”'],
    ['/broken-gzip', 'compression is broken'],
    ['/no-gzip', 'compression is broken'],
    ['/broken-off', 'broke the connection off'],
  ])('%s: %s', async (path, reason) => {
    const error = await refusal(fetched(path));
    expect(error.detail).toContain(reason);
    expect(error.code).toBe('download_failed');
  });

  it('a certificate that nobody vouches for', async () => {
    const error = await refusal(allowing({ ca: undefined }).open(`${base}/feed.tsv`));
    expect(error.detail).toContain('certificate of its server is not valid');
  });

  it('a certificate for another host', async () => {
    const error = await refusal(allowing().open(`https://other.example:${server.port}/feed.tsv`));
    expect(error.detail).toContain('certificate of its server is not valid');
  });

  it('a host that nobody knows', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    const error = await refusal(allowing({ resolve }).open(base));
    expect(error.detail).toContain('its host name is not known');
  });
});

function allowing(rules: Partial<DownloadRules> = {}): HttpsDownload {
  return new HttpsDownload({
    allowAddress: () => true,
    resolve: async () => here,
    ca: certificate.cert,
    ...rules,
  });
}

async function fetched(path: string, rules: Partial<DownloadRules> = {}): Promise<string> {
  return text(await allowing(rules).open(`${base}${path}`));
}

async function text(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function refusal(attempt: Promise<unknown>): Promise<Problem> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Problem) return error;
  throw new Error(`no Problem but ${String(error)}`, { cause: error });
}

function encoded(encoding: string, body: Buffer): Answer {
  return (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body);
}

function redirect(location: string): Answer {
  return (_request, response) => response.writeHead(302, { location }).end();
}

async function pour(response: ServerResponse): Promise<void> {
  const chunk = Buffer.alloc(16_384);
  while (!response.destroyed) {
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
}
