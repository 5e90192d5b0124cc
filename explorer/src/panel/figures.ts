import type { Exchange } from '../asking/exchanges.js';

/** Status, time and size in a line. */
export function figures({ status, ms, bytes: size }: Exchange): string {
  if (status === undefined) return '…';
  const told = [status || 'no answer', `${Math.round(ms ?? 0)} ms`, size !== undefined && bytes(size)];
  return told.filter(Boolean).join(' · ');
}

export function bytes(count: number): string {
  return count < 1024 ? `${count} B` : `${(count / 1024).toFixed(1)} KB`;
}
