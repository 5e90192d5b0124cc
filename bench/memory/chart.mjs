const width = 72;
const height = 12;

/** Samples in MB as columns of `#`, each the most of its time. */
export function chart(samples, seconds) {
  const columns = Array.from({ length: width }, (_, n) => {
    const from = Math.floor((n * samples.length) / width);
    return Math.max(...samples.slice(from, Math.max(from + 1, ((n + 1) * samples.length) / width)));
  });
  const top = Math.ceil(Math.max(...columns) / 50) * 50;
  const lines = Array.from({ length: height }, (_, n) => {
    const level = (top * (height - n)) / height;
    const label = `${Math.round(level)}`.padStart(5);
    return `${label} |${columns.map((value) => (value >= level - top / height / 2 ? '#' : ' ')).join('')}`;
  });
  return `RSS in MB over ${Math.round(seconds)} s\n${lines.join('\n')}\n      +${'-'.repeat(width)}`;
}
