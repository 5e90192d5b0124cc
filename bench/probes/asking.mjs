import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

/** The paths in turn at a rate, whatever becomes of the answers: milliseconds of each since it was due. Throws unless all are 200. */
export async function asked(url, paths, rate, seconds) {
  const pool = new Pool(url, { connections: 64 });
  const count = rate * seconds;
  const began = performance.now();
  const work = [];
  for (let n = 0; n < count; await pause(1))
    for (; n < count && began + (n * 1000) / rate <= performance.now(); n++)
      work.push(latencyOf(pool, paths[n % paths.length], began + (n * 1000) / rate));
  const latencies = await Promise.all(work);
  await pool.close();
  return latencies;
}

async function latencyOf(pool, path, due) {
  const { statusCode, body } = await pool.request({ path, method: 'GET' });
  await body.dump();
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`);
  return performance.now() - due;
}
