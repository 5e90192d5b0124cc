import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../catalogue/problem.js';
import type { DescribedSchema } from './operation.js';

const bodyTimeoutMs = 10_000;

/** Hands bodies of these media types to their operation as a stream; nothing of them is buffered. */
export function streamBodies(instance: FastifyInstance, types: readonly string[]): void {
  instance.addContentTypeParser([...types], (_request, payload, done) => done(null, payload));
}

/** A body that is no stream must be in within 10 s; feeds have the server's own, longer bound. */
export function boundBodies(instance: FastifyInstance): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  instance.addHook('preParsing', (request, reply, _payload, done) => {
    if (!streams(request))
      timers.set(request, setTimeout(() => reply.send(tooSlow()), bodyTimeoutMs).unref());
    done();
  });
  instance.addHook('preValidation', (request, _reply, done) => {
    clearTimeout(timers.get(request));
    done();
  });
}

function streams(request: FastifyRequest): boolean {
  const schema = request.routeOptions.schema as DescribedSchema | undefined;
  return request.method === 'GET' || request.method === 'HEAD' || schema?.operation?.streams !== undefined;
}

function tooSlow(): Problem {
  return new Problem('request_timeout', `The body was not there after ${bodyTimeoutMs / 1000} s.`);
}
