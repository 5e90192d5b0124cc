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
  constructor(base) {
    this.base = base;
    this.kept = new Pool(base, { ...limits, connections: 256 });
  }

  /** `{ status, version, retryAfter, id }`, `id` of an accepted import; throws where there is no whole answer. */
  async send(request) {
    const dispatcher = request.fresh ? new Client(this.base, limits) : this.kept;
    try {
      const { statusCode, headers, body } = await dispatcher.request(messageOf(request));
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

function messageOf({ kind, path, number, fresh }) {
  if (kind === 'read') return { method: 'GET', path, reset: fresh };
  const { shop, body } = smallFeed(number);
  const headers = { 'content-type': 'text/csv', 'idempotency-key': `rehearsal-${number}` };
  return { method: 'POST', path: `/v1/imports?shop=${encodeURIComponent(shop)}`, headers, body };
}
