import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

/**
 * Requests (`{ path, headers }`) in turn, so many a second whatever becomes of the answers, as those of many people come:
 * milliseconds of each since it was due. Throws unless all answer `status`.
 */
export async function askedAtRate(url, requests, { rate, seconds, status = 200 }) {
  const pool = new Pool(url, { connections: 64 });
  const count = rate * seconds;
  const began = performance.now();
  const work = [];
  for (let n = 0; n < count; await pause(1))
    for (; n < count && began + (n * 1000) / rate <= performance.now(); n++)
      work.push(latencyOf(pool, requests[n % requests.length], began + (n * 1000) / rate, status));
  const latencies = await Promise.all(work);
  await pool.close();
  return latencies;
}

async function latencyOf(pool, request, due, status) {
  const { statusCode, body } = await pool.request({ ...request, method: 'GET' });
  await body.dump();
  if (statusCode !== status) throw new Error(`${request.path} answered ${statusCode}`);
  return performance.now() - due;
}
