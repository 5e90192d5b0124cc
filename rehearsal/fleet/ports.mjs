import { once } from 'node:events';
import { createServer } from 'node:net';

// Below the range from which the system gives ports to outgoing connections: a restarted instance finds its own free.
const [lowest, highest] = [20_000, 30_000];

/** Ports that nobody listens at. */
export async function freePorts(count) {
  const found = new Set();
  while (found.size < count) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

async function isFree(port) {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
