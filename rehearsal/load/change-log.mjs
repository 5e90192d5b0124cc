/** The position of the newest change; undefined where changes are not streamed to a client with these headers. */
export async function newestChange({ base, headers }) {
  const stream = await fetch(`${base}/v1/changes/stream`, { method: 'HEAD', headers });
  if (stream.status >= 400 && stream.status < 500) return undefined;
  return (await pageOf(`${base}/v1/changes`, headers)).newest;
}

/** The log itself after a position, page by page: every position up to `end`, its newest when this was asked. */
export async function changesAfter({ base, headers }, since) {
  const positions = [];
  let page = await pageOf(`${base}/v1/changes?since=${since}&limit=1000`, headers);
  const end = page.newest;
  for (;;) {
    positions.push(...page.items.map(({ position }) => position).filter((one) => one <= end));
    if (page.position >= end) return { positions, end };
    page = await pageOf(base + page.page.next, headers);
  }
}

async function pageOf(url, headers) {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}
