import { maxHeaderSize } from 'node:http';
import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { vary } from './conditional.js';
import { refuseMessage, refuseUrl } from './early-refusals.js';
import { ProblemFilter } from './problem.filter.js';
import { Routes } from './routes.js';
import { serializerCompiler } from './serializing.js';
import { type Sampler, type TracedMessage, traceFrom, traceOf, traceparentOf } from './trace.js';
import { validatorCompiler } from './validation.js';

export interface Manners {
  readonly version: string;
  /** Origins whose pages may call from a browser; `*` for all. */
  readonly corsOrigins: readonly string[];
}

/** What Fastify needs to know before it is made; a request's id is its trace's. */
export const fastifyOptions = (sampler: Sampler) => ({
  requestIdHeader: false as const,
  genReqId: (raw: TracedMessage) => (raw.trace = traceFrom(raw.headers, sampler)).traceId,
  // No segment can be longer than the head of a request, so each meets its operation's own bound, which names the mistake.
  routerOptions: { ignoreTrailingSlash: true, maxParamLength: maxHeaderSize },
  frameworkErrors: refuseUrl,
  clientErrorHandler: refuseMessage,
  // For feeds that are uploaded slowly; other bodies have a bound of their own (bodies.ts).
  requestTimeout: 600_000,
  http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
  return503OnClosing: false,
});

/** The manners that all endpoints share: problems, tracing, compression, methods. Call before `app.init()`. */
export async function installManners(app: NestFastifyApplication, manners: Manners): Promise<Routes> {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  const routes = new Routes(instance);
  instance.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  await app.register(compress as never, { threshold: 1024, encodings: ['br', 'gzip', 'deflate'] });
  instance.addHook('onRequest', introduce(manners));
  instance.options('*', (request, reply) => options(routes, request, reply));
  app.useGlobalFilters(new ProblemFilter(routes));
  return routes;
}

function introduce({ version, corsOrigins }: Manners) {
  const allowed = new Set(corsOrigins);
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    reply.header('traceparent', traceparentOf(traceOf(request))).header('ogrom-version', version);
    reply.header('x-content-type-options', 'nosniff');
    const { origin } = request.headers;
    if (origin !== undefined && (allowed.has('*') || allowed.has(origin))) allow(reply, origin);
    done();
  };
}

function allow(reply: FastifyReply, origin: string): void {
  reply.header('access-control-allow-origin', origin);
  vary(reply, 'origin');
  reply.header(
    'access-control-expose-headers',
    'deprecation, etag, link, location, ogrom-position, ratelimit, ratelimit-policy, retry-after, sunset, traceparent, www-authenticate',
  );
}

function options(routes: Routes, request: FastifyRequest, reply: FastifyReply): void {
  const methods = routes.methodsAt(request.url.split('?')[0]!);
  if (methods.length === 0) return void reply.callNotFound();
  reply.header('allow', methods.join(', '));
  if (request.headers['access-control-request-method']) {
    reply.header('access-control-allow-methods', methods.join(', ')).header('access-control-max-age', '600');
    reply.header('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '');
  }
  void reply.code(204).send();
}
