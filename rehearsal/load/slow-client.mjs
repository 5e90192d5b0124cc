import { request } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { smallFeed } from './import.mjs';

const pieces = 10;
/** Feeds of the slow client are numbered apart from the others. */
const firstNumber = 90_000;

/**
 * One client on a bad network, again and again until aborted: a feed that comes in ten pieces over `ms`, then a long
 * list that is taken as slowly. Tells each outcome: `{ kind, number, status, version, id, error }`.
 */
export async function slowClient(base, { headers, ms, signal, tell, writes }) {
  for (let n = firstNumber; !signal.aborted; n++) {
    if (writes) await outcome(tell, 'slow-write', () => sent(base, n, ms, headers), ms);
    if (!signal.aborted) await outcome(tell, 'slow-read', () => taken(base, ms, headers), ms);
  }
}

/** As slow when it is refused at once, or it would be the fastest client of all. */
async function outcome(tell, kind, work, ms) {
  const at = performance.now();
  tell({ kind, at, ...(await work().catch((error) => ({ error: error.code ?? error.message }))) });
  await pause(Math.max(0, at + ms - performance.now()));
}

async function sent(base, number, ms, own) {
  const { shop, body } = smallFeed(number);
  const url = `${base}/v1/imports?shop=${encodeURIComponent(shop)}`;
  const headers = { ...own, 'content-type': 'text/csv', 'content-length': Buffer.byteLength(body) };
  const call = request(url, { method: 'POST', headers, agent: false });
  const answer = answerOf(call);
  Readable.from(slowly(body, ms)).pipe(call);
  const { response, text } = await answer;
  return { ...summary(response), id: response.statusCode === 202 ? JSON.parse(text).id : undefined };
}

async function* slowly(text, ms) {
  const size = Math.ceil(text.length / pieces);
  for (let at = 0; at < text.length; at += size) {
    yield text.slice(at, at + size);
    await pause(ms / pieces);
  }
}

async function answerOf(call) {
  const response = await new Promise((resolve, reject) => call.on('response', resolve).on('error', reject));
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { response, text };
}

async function taken(base, ms, headers) {
  const call = request(`${base}/v1/products?limit=100`, { headers, agent: false, highWaterMark: 1024 });
  const response = await new Promise((resolve, reject) => {
    call.on('response', resolve).on('error', reject).end();
  });
  const began = performance.now();
  for await (const _ of response) if (performance.now() - began < ms) await pause(ms / pieces);
  return summary(response);
}

const summary = ({ statusCode, headers }) => ({
  status: statusCode,
  version: headers['ogrom-version'],
  retryAfter: 'retry-after' in headers,
});
