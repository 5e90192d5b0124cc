import { Pool } from 'undici';

/** Ten product details in each of the ways that a client has, over kept connections; answers are checked. */
export function ways(url) {
  const browser = new Pool(url, { connections: 6 });
  const single = new Pool(url, { connections: 1 });
  const many = new Pool(url, { connections: 10 });
  const get = (pool) => async (path) => {
    const { statusCode, body } = await pool.request({ path, method: 'GET' });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} answers ${statusCode}: ${text}`);
  };
  const atOnce = (pool) => (paths) => Promise.all(paths.map(get(pool)));
  return {
    'one after the other': async (paths) => {
      for (const path of paths) await get(single)(path);
    },
    'six connections': atOnce(browser),
    'ten connections': atOnce(many),
    batch: async (paths) => checked(await posted(single, batchOf(paths)), paths.length),
    close: () => Promise.all([browser, single, many].map((pool) => pool.close())),
  };
}

export function batchOf(paths) {
  return JSON.stringify({ requests: paths.map((path, n) => ({ name: `product${n}`, path })) });
}

/** Throws unless a batch was answered with so many successes. */
export function checked({ status, text }, count) {
  if (status !== 207) throw new Error(`a batch was answered ${status}: ${text}`);
  // Not parsed: that would cost more than making it.
  const right = text.split('{"status":200,').length - 1;
  if (right !== count) throw new Error(`${right} of ${count} were answered 200`);
}

async function posted(pool, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await pool.request({ path: '/v1/batch', method: 'POST', headers, body });
  return { status: answer.statusCode, text: await answer.body.text() };
}
