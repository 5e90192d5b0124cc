import { once } from 'node:events';
import { createServer } from 'node:http';

/** Passes everything on to an Elasticsearch and remembers what it was asked to search for. */
export async function recorder(elasticsearch) {
  let searches = [];
  const proxy = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const { method, url, headers } = request;
    if (url.includes('_search')) searches.push({ method, path: url, body: JSON.parse(body.toString()) });
    const answer = await fetch(new URL(url, elasticsearch), {
      ...{ method, headers: forwarded(headers), body: body.length > 0 ? body : undefined },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
      'x-elastic-product': 'Elasticsearch',
      'content-length': method === 'HEAD' ? 0 : bytes.length,
    });
    response.end(method === 'HEAD' ? undefined : bytes);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${proxy.address().port}`,
    /** What was searched since the last call. */
    taken: () => searches.splice(0),
    close: () => proxy.close(),
  };
}

function forwarded({ accept, 'content-type': type }) {
  return { ...(accept && { accept }), ...(type && { 'content-type': type }) };
}
