const running = new Set();
process.once('exit', endChildren);

/** The child process is killed when this one ends, however, unless it has ended before. */
export function owned(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** At once, and without waiting. */
export function endChildren() {
  running.forEach((child) => child.kill('SIGKILL'));
}
