import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Problem } from '../catalogue/problem.js';
import { type About, type Examples, openApi } from './openapi.js';
import type { Routes } from './routes.js';

/** Serves `/openapi.json`, made when it is first asked for. Ask for the document itself once all routes are known. */
export function serveOpenApi(
  app: NestFastifyApplication,
  routes: Routes,
  about: About,
  examples: Examples,
): () => object {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  let made: object | undefined;
  const document = () => (made ??= openApi(routes.all, about, examples));
  instance.get('/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(document()),
  );
  return document;
}

/** What of the reference's own answer is passed on; the rest is the connection's. */
const passedOn = ['content-type', 'cache-control', 'etag', 'last-modified', 'location'];

/** Everything from this origin, but for the styles and icons that Swagger UI writes into the page itself. */
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

/**
 * Serves the reference that is made from the document at `/docs`, from this origin alone. It is loaded when it is first
 * asked for, because no start should wait for a page that hardly anybody opens; routes cannot be added by then, so it
 * is a server of its own, which does not listen.
 */
export function serveReference(app: NestFastifyApplication, document: () => object): void {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  let reference: Promise<FastifyInstance> | undefined;
  const answer = async ({ url, headers }: FastifyRequest, reply: FastifyReply) => {
    const own = await (reference ??= referenceOf(document()));
    const { statusCode, headers: found, rawPayload } = await own.inject({ method: 'GET', url, headers });
    if (statusCode === 404) throw new Problem('not_found', `Nothing is at ${url.split('?')[0]}.`);
    for (const name of passedOn) if (found[name] !== undefined) reply.header(name, found[name]);
    return reply.header('content-security-policy', policy).code(statusCode).send(rawPayload);
  };
  instance.get('/docs', answer);
  instance.get('/docs/*', answer);
}

async function referenceOf(document: object): Promise<FastifyInstance> {
  const { default: swagger } = await import('@fastify/swagger');
  const { default: swaggerUi } = await import('@fastify/swagger-ui');
  const own = Fastify();
  await own.register(swagger, { mode: 'static', specification: { document: document as never } });
  await own.register(swaggerUi, { routePrefix: '/docs', uiConfig: { url: '/openapi.json' } });
  return own;
}
