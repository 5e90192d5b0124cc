import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * In production every instance has a machine of its own: one that starts takes nothing from its neighbours. Here it
 * gives way to them while it starts. What this gives undoes it; only root may do that, so nobody else is gentle.
 */
export function gentleStart(pid) {
  if (process.getuid?.() !== 0) return () => undefined;
  setPriority(pid, 19);
  return () => threads(pid).forEach((thread) => setPriority(thread, 0));
}

function threads(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [];
  }
}
