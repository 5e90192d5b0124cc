import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode, problems } from '../catalogue/problem.js';
import { problemJson, problemType } from './problem-json.js';
import type { Routes } from './routes.js';

const byStatus: Record<number, ProblemCode> = {
  400: 'invalid_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'request_timeout',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
};

/** Answers every error as RFC 9457 `application/problem+json`; what is not the caller's doing goes to the log instead. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');
  constructor(private readonly routes: Routes) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    this.send(this.problemOf(error, request, reply), request, reply);
  }

  private problemOf(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
    if (error instanceof Problem) return error;
    const status = statusOf(error);
    // Whatever else may be wrong with a request for nothing, its body for example.
    if (status === 404 || (request.is404 && status < 500)) return this.nothingAt(request, reply);
    const code = byStatus[status];
    if (code) return new Problem(code, error instanceof Error ? error.message : problems[code].title);
    this.logger.error({
      message: 'request failed',
      traceId: request.id,
      error: error instanceof Error ? error.stack : String(error),
    });
    return new Problem('internal', 'The failure was logged under the trace id of this answer.');
  }

  private nothingAt(request: FastifyRequest, reply: FastifyReply): Problem {
    const path = request.url.split('?')[0]!;
    const methods = this.routes.methodsAt(path);
    if (methods.length === 0) return new Problem('not_found', `Nothing is at ${path}.`);
    reply.header('allow', methods.join(', '));
    return new Problem('method_not_allowed', `${path} takes ${methods.join(', ')}.`);
  }

  private send(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
    if (problem.more.retryAfter !== undefined) reply.header('retry-after', problem.more.retryAfter);
    reply
      .code(problem.status)
      .header('content-type', problemType)
      .header('cache-control', 'no-store')
      .send(problemJson(problem, request.id));
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : 500;
}
