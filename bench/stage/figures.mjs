export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Rows as a Markdown table, the first one its head. */
export function markdown([head, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

export const whole = (value) => Math.round(value).toLocaleString('en');
export const ratio = (value) => value.toFixed(2);

/** A result that is compared with the kept one; `toBeat` where there is a bar, `better` is `more` or `less`. */
export const more = (name, value, toBeat) => ({ name, value, better: 'more', toBeat });
export const less = (name, value, toBeat) => ({ name, value, better: 'less', toBeat });
/** Of longest pauses, which swing by a third from one short round to the next: its bar alone judges it, not what is kept. */
export const pauses = (name, value, toBeat) => ({ ...less(name, value, toBeat), swings: true });

/** Prints for people, or for programs `{ ratios, … }`. */
export function tell({ json }, text, result) {
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : text);
}
