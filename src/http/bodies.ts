import type {
  FastifyInstance,
  FastifyRequest,
  preParsingHookHandler,
  preValidationHookHandler,
  RouteOptions,
} from 'fastify';
import { Problem } from '../catalogue/problem.js';
import { bodyTypeOf, type DescribedSchema } from './operation.js';

/** How long a body that is no stream may take to come in. */
export const bodyTimeoutMs = 10_000;

/** Hands bodies of these media types to their operation as a stream; nothing of them is buffered. */
export function streamBodies(instance: FastifyInstance, types: readonly string[]): void {
  instance.addContentTypeParser([...types], (_request, payload, done) => done(null, payload));
}

/** A body that is no stream must be in within 10 s; feeds have the server's own, longer bound. */
export function boundBodies(instance: FastifyInstance): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  const start: preParsingHookHandler = (request, reply, _payload, done) => {
    timers.set(request, setTimeout(() => reply.sent || reply.send(tooSlow()), bodyTimeoutMs).unref());
    done();
  };
  const stop: preValidationHookHandler = (request, _reply, done) => {
    clearTimeout(timers.get(request));
    done();
  };
  instance.addHook('onRoute', (route) => {
    if (takesBody(route)) {
      route.preParsing = [...[route.preParsing ?? []].flat(), start];
      route.preValidation = [...[route.preValidation ?? []].flat(), stop];
    }
    if (needsBody(route)) route.preValidation = [...[route.preValidation ?? []].flat(), assertBody];
  });
}

const mergePatch = 'application/merge-patch+json';

/** Lets each operation have the kinds of bodies that it names, and no other. Call before `boundBodies`. */
export function admitBodies(instance: FastifyInstance): void {
  instance.addContentTypeParser(
    mergePatch,
    { parseAs: 'string' },
    instance.getDefaultJsonParser('error', 'error'),
  );
  instance.addHook('onRoute', (route) => {
    const types = typesOf(route);
    if (types.length === 0) return;
    route.preParsing = [...[route.preParsing ?? []].flat(), refuseOthers(types)];
  });
}

function typesOf({ schema }: RouteOptions): readonly string[] {
  const operation = (schema as DescribedSchema | undefined)?.operation;
  if (!operation) return [];
  return [...(operation.streams ?? []), ...(operation.body ? [bodyTypeOf(operation)] : [])];
}

function refuseOthers(types: readonly string[]): preParsingHookHandler {
  return (request, reply, payload, done) => {
    const type = request.headers['content-type']?.split(';')[0]!.trim().toLowerCase();
    if (type !== undefined && types.includes(type)) return done(null, payload);
    if (type === undefined && !hasBody(request)) return done(null, payload);
    // RFC 5789, section 3.1.
    if (request.method === 'PATCH') reply.header('accept-patch', types.join(', '));
    done(new Problem('unsupported_media_type', `The body is ${types.join(' or ')}.`));
  };
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function takesBody({ method, schema }: RouteOptions): boolean {
  const streamed = (schema as DescribedSchema | undefined)?.operation?.streams !== undefined;
  return !streamed && [method].flat().some((one) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(one));
}

function needsBody({ schema }: RouteOptions): boolean {
  return (schema as DescribedSchema | undefined)?.operation?.body !== undefined;
}

/** Without a body there is no media type, and Fastify would validate nothing. */
const assertBody: preValidationHookHandler = (request, _reply, done) => {
  if (request.body !== undefined && request.body !== null) return done();
  const message = 'is needed, with its Content-Type';
  const errors = [{ path: 'body', code: 'invalid_type', message }];
  done(new Problem('invalid_request', `One mistake: body ${message}`, { errors }));
};

function tooSlow(): Problem {
  return new Problem('request_timeout', `The body was not there after ${bodyTimeoutMs / 1000} s.`);
}
