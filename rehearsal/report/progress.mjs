/** Tells each phase as it begins: over the last one on a terminal, else in a line of its own. */
export function progress(stream) {
  const began = performance.now();
  return ({ title }) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
    stream.write(`${seconds} s  ${title}\n`);
  };
}
