import { signal } from '@preact/signals';
import type { Suggestion } from '../../../src/ports/suggestions.js';
import { go } from '../address/address.js';
import { path } from '../address/paths.js';
import { ask } from '../asking/ask.js';
import { Refusal } from '../asking/refusal.js';

export type { Suggestion };

const suggestAfterMs = 120;
const searchAfterMs = 250;

export const suggestions = signal<readonly Suggestion[]>([]);
/** The suggestion that the arrow keys are on; -1 is the text itself. */
export const active = signal(-1);
let suggesting: ReturnType<typeof setTimeout> | undefined;
let searching: ReturnType<typeof setTimeout> | undefined;
let latest = new AbortController();

/** Each letter searches and suggests, once the typing pauses; what is superseded is given up. */
export function type(text: string): void {
  hush();
  suggesting = setTimeout(() => void suggest(text), suggestAfterMs);
  searching = setTimeout(() => go({ q: text.trim(), product: undefined }, 'typing'), searchAfterMs);
}

function hush(): void {
  clearTimeout(searching);
  close();
}

/** No suggestions any more, nor any on their way; what was typed is still searched. */
export function close(): void {
  clearTimeout(suggesting);
  latest.abort();
  suggestions.value = [];
  active.value = -1;
}

export function search(text: string): void {
  hush();
  go({ q: text.trim(), product: undefined });
}

export function choose({ kind, text, id }: Suggestion): void {
  hush();
  const found = kind === 'query' || id === undefined ? { q: text } : { q: undefined, [kind]: id };
  go({ ...found, product: undefined });
}

async function suggest(text: string): Promise<void> {
  const { signal: given } = (latest = new AbortController());
  if (!text.trim()) return;
  try {
    const asked = path('/v1/suggestions', { q: text.trim().slice(0, 100), limit: '7' });
    const { items } = await ask<{ items: Suggestion[] }>(asked, { signal: given });
    if (!given.aborted) suggestions.value = items;
  } catch (error) {
    // The search says it where something is wrong.
    if (!given.aborted && !(error instanceof Refusal)) throw error;
  }
}
