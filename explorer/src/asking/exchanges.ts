import { computed, signal } from '@preact/signals';

/** A request that was made, and what came of it so far. */
export interface Exchange {
  readonly id: number;
  readonly method: 'GET';
  readonly path: string;
  /** Whether the panel turns to it by itself; what accompanies another request stays in the list. */
  readonly leading: boolean;
  readonly status?: number;
  readonly ms?: number;
  readonly bytes?: number;
  readonly wireBytes?: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly answer?: unknown;
}

const kept = 12;
let made = 0;

/** The latest first. */
export const exchanges = signal<readonly Exchange[]>([]);
export const picked = signal<number | undefined>(undefined);

/** What the panel shows: the one that was picked, else the latest that leads. */
export const shown = computed(
  () =>
    exchanges.value.find(({ id }) => id === picked.value) ??
    exchanges.value.find(({ leading }) => leading) ??
    exchanges.value[0],
);

export function begin(path: string, leading: boolean): Exchange {
  const exchange: Exchange = { id: ++made, method: 'GET', path, leading };
  // Only looked at: what asks must not ask again because of what it asked.
  exchanges.value = [exchange, ...exchanges.peek()].slice(0, kept);
  if (leading) picked.value = undefined;
  return exchange;
}

export function end(id: number, outcome: Partial<Exchange>): void {
  exchanges.value = exchanges.peek().map((one) => (one.id === id ? { ...one, ...outcome } : one));
}

/** A request that was superseded is of no interest. */
export function forget(id: number): void {
  exchanges.value = exchanges.peek().filter((one) => one.id !== id);
}
