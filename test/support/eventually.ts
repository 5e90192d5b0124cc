import { setTimeout as pause } from 'node:timers/promises';

/** What `look` gives as soon as it gives something; throws when it gave nothing for `patienceMs`. */
export async function eventually<T>(look: () => Promise<T | undefined>, patienceMs = 20_000): Promise<T> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(25)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`nothing came in ${patienceMs} ms`);
}
