import { effect, signal } from '@preact/signals';
import type { SearchResults } from '../../../src/endpoints/search/search.schema.js';
import { productId } from '../address/address.js';
import { listPath } from '../address/paths.js';
import { ask } from '../asking/ask.js';
import { apiKey } from '../asking/key.js';
import { type ProblemAnswer, Refusal } from '../asking/refusal.js';

/** A browse has neither total nor facets nor a text that was understood. */
export type Listed = Pick<SearchResults, 'items' | 'page'> &
  Partial<Pick<SearchResults, 'total' | 'facets' | 'query' | 'rates'>>;

export const listed = signal<Listed | undefined>(undefined);
export const refused = signal<ProblemAnswer | undefined>(undefined);
export const waiting = signal(false);
const attempts = signal(0);

let latest = new AbortController();
let shownFor = '';

/** Asks again. */
export function retry(): void {
  attempts.value += 1;
}

/** Keeps the list to the address, for as long as the page lives. */
export function followAddress(): void {
  effect(() => {
    // A product that is opened leaves the list alone.
    if (productId.value !== undefined) return;
    const wanted = `${attempts.value} ${apiKey.value} ${listPath()}`;
    if (wanted === shownFor) return;
    shownFor = wanted;
    void load(listPath());
  });
}

/** Puts the next page after what is shown. */
export async function loadMore(): Promise<void> {
  const before = listed.value;
  if (before?.page.next) await load(before.page.next, before);
}

async function load(path: string, before?: Listed): Promise<void> {
  latest.abort();
  const { signal: given } = (latest = new AbortController());
  waiting.value = true;
  try {
    const found = await ask<Listed>(path, { signal: given, leading: true });
    listed.value = before ? { ...before, ...found, items: [...before.items, ...found.items] } : found;
    refused.value = undefined;
  } catch (error) {
    if (!given.aborted && error instanceof Refusal) refused.value = error.problem;
  }
  if (!given.aborted) waiting.value = false;
}
