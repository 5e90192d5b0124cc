import { Client, Pool } from 'undici';
import { smallFeed } from './import.mjs';

const timeoutMs = 10_000;
const limits = {
  headersTimeout: timeoutMs,
  bodyTimeout: timeoutMs,
  connect: { timeout: timeoutMs },
  pipelining: 1,
};

/** Sends requests over kept or fresh connections, never one twice. */
export class RequestClient {
  /** `headers` go with every request. */
  constructor(base, headers) {
    this.base = base;
    this.headers = headers;
    this.kept = new Pool(base, { ...limits, connections: 256 });
  }

  /** `{ status, version, retryAfter, id }`, `id` of an accepted import; throws where there is no whole answer. */
  async send(request) {
    const dispatcher = request.fresh ? new Client(this.base, limits) : this.kept;
    try {
      const { statusCode, headers, body } = await dispatcher.request(messageOf(request, this.headers));
      const text = await body.text();
      const id = statusCode === 202 ? JSON.parse(text).id : undefined;
      return {
        status: statusCode,
        version: headers['ogrom-version'],
        retryAfter: 'retry-after' in headers,
        id,
      };
    } finally {
      if (request.fresh) void dispatcher.close();
    }
  }

  close() {
    return this.kept.destroy();
  }
}

function messageOf({ kind, path, number, fresh }, own) {
  if (kind !== 'write') return { method: 'GET', path, headers: own, reset: fresh };
  const { shop, body } = smallFeed(number);
  const headers = { ...own, 'content-type': 'text/csv', 'idempotency-key': `rehearsal-${number}` };
  return { method: 'POST', path: `/v1/imports?shop=${encodeURIComponent(shop)}`, headers, body };
}
