const rows = 3;

/** A small feed of a shop of its own, so that none withdraws another's offers: `{ shop, body }`. */
export function smallFeed(number) {
  const shop = `Rehearsal ${String(number).padStart(5, '0')}`;
  const lines = Array.from({ length: rows }, (_, row) => line(number, row));
  return { shop, body: `id,title,link,price,availability\n${lines.join('')}` };
}

function line(number, row) {
  const sku = `R-${number}-${row}`;
  return `${sku},Rehearsed shirt ${number} ${row},https://shop.example.com/${sku},${10 + row}.95 EUR,in_stock\n`;
}

/**
 * Which of the acknowledged imports are not completed with all of their rows to be read. Waits for those that are
 * still worked on until the deadline: `[{ id, why }]`.
 */
export async function lostOf(service, acknowledged, deadlineMs) {
  const deadline = Date.now() + deadlineMs;
  const lost = [];
  for (const one of acknowledged) {
    const why = await shortfall(service, one, deadline);
    if (why) lost.push({ id: one.id, why });
  }
  return lost;
}

async function shortfall({ base, headers }, { id }, deadline) {
  const record = await ended(`${base}/v1/imports/${id}`, headers, deadline);
  if (record?.state !== 'completed') return `the import is ${record?.state ?? 'unknown'}`;
  if (record.accepted !== rows) return `${record.accepted} of ${rows} rows were accepted`;
  const list = await json(`${base}/v1/products?shop=${record.shop.id}&limit=10`, headers);
  return list?.items?.length === rows ? undefined : `${list?.items?.length} of ${rows} rows can be read`;
}

async function ended(url, headers, deadline) {
  for (;;) {
    const record = await json(url, headers);
    if (record?.finishedAt !== undefined || Date.now() > deadline) return record;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function json(url, headers) {
  const answer = await fetch(url, { headers }).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}
