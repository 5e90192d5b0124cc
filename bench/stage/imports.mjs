import { createReadStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Sends a feed's file to the service as a stream; the import's record once it has ended. The key may bring feeds in. */
export async function imported(url, key, feed, shop) {
  const body = createReadStream(feed);
  const headers = { 'content-type': 'text/csv', 'x-api-key': key };
  const query = new URLSearchParams({ shop });
  const answer = await fetch(`${url}/v1/imports?${query}`, { method: 'POST', headers, body, duplex: 'half' });
  if (answer.status !== 202)
    throw new Error(`the import was answered ${answer.status}: ${await answer.text()}`);
  const { links } = await answer.json();
  for (;;) {
    const record = await (await fetch(url + links.self, { headers: { 'x-api-key': key } })).json();
    if (record.finishedAt !== undefined) return record;
    await pause(50);
  }
}

/** Until searches have reached the position. */
export async function indexed(url, position) {
  const headers = { 'ogrom-min-position': String(position) };
  for (;;) {
    const answer = await fetch(`${url}/v1/search?limit=1`, { headers });
    await answer.arrayBuffer();
    if (answer.status === 200) return;
    await pause(50);
  }
}
