import { SingleBar } from 'cli-progress';
import type { ImportRecord } from '../ports/imports.js';

/** Shows how an import goes on the terminal (stderr); silent where nobody looks. */
export function importProgress() {
  const bar = new SingleBar({
    format:
      '{bar} {value} rows · {state} · accepted {accepted} · unchanged {unchanged} · rejected {rejected} · {speed}/s',
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
    barsize: 20,
  });
  let shown = false;
  const show = (record: ImportRecord | undefined) => {
    if (!record || record.rowsRead === 0) return;
    if (!shown) bar.start(record.rowsRead, 0, fields(record));
    shown = true;
    bar.setTotal(record.finishedAt === undefined ? Math.ceil(record.rowsRead * 1.05) : record.rowsRead);
    bar.update(record.rowsRead, fields(record));
  };
  const end = (record: ImportRecord) => {
    show(record);
    if (shown) bar.stop();
    return record;
  };
  return { show, end };
}

function fields({ state, accepted, unchanged, rejected, rowsRead, startedAt }: ImportRecord) {
  const seconds = (Date.now() - Date.parse(startedAt ?? '')) / 1000;
  return { state, accepted, unchanged, rejected, speed: Math.round(rowsRead / Math.max(seconds, 0.1)) };
}
