import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode } from '../catalogue/problem.js';
import { problemJson, problemType } from './problem-json.js';
import { randomHex } from './trace.js';

type Refusal = readonly [ProblemCode, string];

const noHttp: Refusal = ['invalid_request', 'This is no HTTP request.'];
const byParserCode: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', 'The head of the request was not there in time.'],
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'Path, query and headers have 16 KB together.'],
};

/** Answers what Node could not read as a request, as a problem like every other, and hangs up. */
export function refuseMessage(error: Error & { code?: string }, socket: Socket): void {
  // After a reset, or within an answer, there is nobody who would understand it.
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(messageOf(error.code));
  socket.destroy();
}

/** Answers a path that is not one, before there is a route whose manners it could have. */
export function refuseUrl(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = new Problem('invalid_request', 'The path has a percent sign that begins no UTF-8.');
  void reply
    .code(problem.status)
    .headers({
      'content-type': problemType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(problemJson(problem, request.id));
}

function messageOf(code = ''): string {
  const problem = new Problem(...(byParserCode[code] ?? noHttp));
  const body = problemJson(problem, randomHex(16));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
