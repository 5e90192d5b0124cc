import { Agent, type Dispatcher, request } from 'undici';
import { CallFailure } from './call-failure.js';
import type { CallAnswer, CallRequest, CallRules } from './call-rules.js';
import { checkedUrl, RefusedUrl } from './checked-url.js';
import { guardedLookup } from './guarded-lookup.js';

type Response = Dispatcher.ResponseData;

const redirects = new Set([301, 302, 303, 307, 308]);
const idleMs = 4_000;
const maxHeaderBytes = 16_384;
// What is compressed could be a bomb, and these answers are small.
const always = { 'user-agent': 'ogrom', 'accept-encoding': 'identity' };

/** The connections to a third party. */
export function agentFor({ connectMs, headersMs, bodyMs, atOnce, ca, guard }: CallRules): Agent {
  const lookup = guard && guardedLookup(guard.resolve, guard.allowAddress);
  return new Agent({
    connect: { timeout: connectMs, ca, ...(lookup && { lookup }) },
    headersTimeout: headersMs,
    bodyTimeout: bodyMs,
    connections: atOnce,
    pipelining: 1,
    keepAliveTimeout: idleMs,
    maxHeaderSize: maxHeaderBytes,
  });
}

/** One attempt. Rejects for everything that is no answer; ends soon after `signal` aborts. */
export async function attempt(
  agent: Agent,
  rules: CallRules,
  asked: CallRequest,
  signal: AbortSignal,
): Promise<CallAnswer> {
  const response = await firstAnswer(agent, rules, asked, signal);
  const { statusCode: status, headers, body } = response;
  // Until somebody reads, nobody else would hear of an error.
  body.on('error', () => undefined);
  try {
    const type = String(headers['content-type'] ?? '')
      .split(';')[0]!
      .trim()
      .toLowerCase();
    assertAnswer(response, asked, type);
    if (asked.body === false || asked.method === 'HEAD') return { status, type, body: Buffer.alloc(0) };
    return { status, type, body: await bounded(response, rules.maxBytes) };
  } finally {
    // A connection with an unread rest cannot be used again.
    if (!body.readableEnded) body.destroy();
  }
}

async function firstAnswer(
  agent: Agent,
  { guard }: CallRules,
  { url: text, method = 'GET', headers }: CallRequest,
  signal: AbortSignal,
): Promise<Response> {
  let url = guard ? checkedUrl(text, guard) : new URL(text);
  for (let hops = 0; ; hops++) {
    const sent = { method, headers: { ...always, ...headers }, dispatcher: agent, signal };
    const response = await request(url, sent);
    if (!guard || !redirects.has(response.statusCode)) return response;
    response.body.on('error', () => undefined).destroy();
    if (hops === guard.redirects) throw new RefusedUrl(`It redirects more than ${guard.redirects} times.`);
    url = checkedUrl(String(response.headers['location']), guard, url);
  }
}

function assertAnswer({ statusCode: status, headers }: Response, asked: CallRequest, type: string): void {
  const { accepts = (one: number) => one === 200, types } = asked;
  if (!accepts(status))
    throw new CallFailure('status', `it answered ${status}`, {
      status,
      retryAfterMs: secondsOf(headers['retry-after']),
    });
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new CallFailure('content', 'its answer is encoded, unasked');
  if (types && !types.includes(type))
    throw new CallFailure('content', `its answer is “${type.slice(0, 80)}”, not ${types.join(' or ')}`);
}

async function bounded({ headers, body }: Response, limit: number): Promise<Buffer> {
  if (Number(headers['content-length']) > limit) throw tooLarge(limit);
  const pieces: Uint8Array[] = [];
  let seen = 0;
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    seen += piece.length;
    if (seen > limit) throw tooLarge(limit);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(limit: number): CallFailure {
  return new CallFailure('too_large', `its answer is larger than ${limit} bytes`);
}

/** Retry-After in seconds; its other form, a date, needs clocks that agree. */
function secondsOf(header: string | string[] | undefined): number | undefined {
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
