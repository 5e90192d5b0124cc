import type { Call, Reply, Send } from './call.js';

export interface CacheOptions {
  /** How many answers are kept, those used last; 200 unless told. */
  readonly entries?: number;
  /** How long the longest kept answer is, in characters; 256 Ki unless told. */
  readonly longest?: number;
}

interface Kept {
  readonly etag: string;
  readonly text: string;
}

/** Asks whether what is kept still holds, and gives it back after a 304. What one caller got is no other's. */
export function conditional(send: Send, { entries = 200, longest = 256 * 1024 }: CacheOptions): Send {
  const cache = new Map<string, Kept>();
  const keep = (key: string, reply: Reply) => {
    const etag = reply.headers.get('etag');
    cache.delete(key);
    if (!etag || reply.text.length > longest) return;
    cache.set(key, { etag, text: reply.text });
    if (cache.size > entries) cache.delete(cache.keys().next().value!);
  };
  return async (call) => {
    if (call.method !== 'GET' || call.headers['if-none-match']) return send(call);
    const key = keyOf(call);
    const kept = cache.get(key);
    if (!kept) return noted(await send(call));
    const headers = { ...call.headers, 'if-none-match': kept.etag };
    const reply = await send({ ...call, headers });
    if (reply.status !== 304) return noted(reply);
    const renewed = new Headers(reply.headers);
    if (!renewed.has('etag')) renewed.set('etag', kept.etag);
    cache.delete(key);
    cache.set(key, kept);
    return { status: 200, headers: renewed, text: kept.text };

    function noted(fresh: Reply): Reply {
      if (fresh.status === 200) keep(key, fresh);
      return fresh;
    }
  };
}

/** The position to wait for changes nothing of what an answer is. */
function keyOf({ url, headers: { 'ogrom-min-position': _, ...headers } }: Call): string {
  return JSON.stringify([url, headers]);
}
