import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../catalogue/problem.js';

/** Beside the built code; nowhere in a checkout whose code runs from its sources. */
const builtPage = fileURLToPath(new URL('../../page', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Scripts, styles and requests of this origin alone; pictures are where the shops have them. */
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' https: data:",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
].join('; ');

interface PageFile {
  readonly type: string;
  readonly tag: string;
  readonly body: Buffer;
}

/**
 * Serves the explorer at `/`, read from `folder` when it is first asked for. Its assets have names that change with their
 * content and are kept for good; the page itself is asked for again each time.
 */
export function serveExplorer(instance: FastifyInstance, folder = builtPage): void {
  let reading: Promise<ReadonlyMap<string, PageFile>> | undefined;
  const files = () => (reading ??= filesIn(folder));
  instance.get('/', async (request, reply) => {
    const page = (await files()).get('index.html');
    if (!page) throw new Problem('not_found', 'The explorer is not built; `npm run build` builds it.');
    reply.header('content-security-policy', policy).header('referrer-policy', 'same-origin');
    return send(request, reply, page, 'no-cache');
  });
  instance.get('/assets/:name', async (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const asset = (await files()).get(`assets/${request.params.name}`);
    if (!asset) throw new Problem('not_found', `Nothing is at ${request.url.split('?')[0]}.`);
    return send(request, reply, asset, 'public, max-age=31536000, immutable');
  });
}

function send(request: FastifyRequest, reply: FastifyReply, { type, tag, body }: PageFile, kept: string) {
  reply.header('cache-control', kept).header('etag', tag).type(type);
  return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.send(body);
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const known = names.filter((name) => extname(name) in types);
  return new Map(await Promise.all(known.map(async (name) => [name, await fileAt(folder, name)] as const)));
}

async function fileAt(folder: string, name: string): Promise<PageFile> {
  const body = await readFile(join(folder, name));
  // Weak, because it is compressed on its way.
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
  return { type: types[extname(name)]!, tag, body };
}
