const variants = 100;

/**
 * What clients read: every GET of the service's own OpenAPI document, with its examples and with ids that there are.
 * `made` gives ids of what no list shows: collection → id. An operation that is not answered as it should be for a
 * client with these headers is left out, with the reason, but for a 5xx, which the load is to tell of:
 * `{ reads: [{ name, paths, kind }], left: [{ name, why }] }`.
 */
export async function readsOf(base, headers, made = {}) {
  const { paths } = await json(`${base}/openapi.json`, headers);
  const reads = [];
  const left = [];
  for (const [path, { get }] of Object.entries(paths)) {
    if (!get) continue;
    const name = `GET ${path}`;
    const all = await pathsOf({ base, headers }, path, get, made);
    const why = await obstacle({ base, headers }, get, all[0]);
    if (why) left.push({ name, why });
    else reads.push({ name, paths: all, kind: get.responses[302] ? 'redirect' : 'read' });
  }
  return { reads, left };
}

async function pathsOf(service, path, { parameters = [] }, made) {
  const query = parameters.filter((one) => one.in === 'query' && one.example !== undefined);
  const search = new URLSearchParams(query.map(({ name, example }) => [name, example]));
  const asked = (at) => (search.size > 0 ? `${at}?${search}` : at);
  if (search.has('q'))
    return (await texts(service, search.get('q'))).map((q) => (search.set('q', q), asked(path)));
  const id = parameters.find((one) => one.in === 'path');
  if (!id) return [asked(path)];
  const [collection] = path.split(`/{${id.name}}`);
  const known = made[collection] ? [made[collection]] : await idsOf(service, collection);
  return (known.length > 0 ? known : [id.example]).map((one) => asked(path.replace(`{${id.name}}`, one)));
}

async function idsOf({ base, headers }, collection) {
  const { items = [] } = await json(`${base}${collection}?limit=${variants}`, headers);
  return items.map((item) => item.id);
}

/** What people could search for: words from titles. */
async function texts({ base, headers }, example) {
  const { items = [] } = await json(`${base}/v1/products?limit=${variants}`, headers);
  return [example, ...items.map(({ title = '' }) => title.split(' ').slice(-2).join(' ')).filter(Boolean)];
}

async function obstacle({ base, headers }, { responses }, path) {
  const types = Object.keys(responses?.[200]?.content ?? {});
  if (types.includes('text/event-stream')) return 'a stream has no end';
  const answer = await fetch(base + path, { headers, redirect: 'manual' });
  await answer.arrayBuffer();
  return [200, 302].includes(answer.status) || answer.status >= 500 ? undefined : `answers ${answer.status}`;
}

async function json(url, headers) {
  const answer = await fetch(url, { headers });
  const body = await answer.json().catch(() => ({}));
  return answer.ok ? body : {};
}
