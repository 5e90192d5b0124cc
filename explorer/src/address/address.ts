import { computed, signal } from '@preact/signals';

/** What the page shows stands in its address, so that it can be shared and the back button works. */
const search = signal(location.search);
addEventListener('popstate', () => (search.value = location.search));

export const parameters = computed(() => new URLSearchParams(search.value));
export const productId = computed(() => parameters.value.get('product') ?? undefined);

export type Change = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The values of a filter, which stand in one parameter, separated by commas. */
export function valuesOf(name: string): readonly string[] {
  return (parameters.value.get(name) ?? '').split(',').filter(Boolean);
}

/** The address with some parameters changed; an empty value takes one out. */
export function addressWith(change: Change): string {
  const changed = new URLSearchParams(parameters.value);
  for (const [name, value] of Object.entries(change)) {
    const text = typeof value === 'string' || value === undefined ? value : value.join(',');
    if (text) changed.set(name, text);
    else changed.delete(name);
  }
  const text = changed.toString().replaceAll('%2C', ',');
  return text ? `/?${text}` : '/';
}

/** Goes there. One word that is typed is one step of the history, however many letters it has. */
export function go(change: Change, how: 'step' | 'typing' = 'step'): void {
  const address = addressWith(change);
  const state = { how, inside: true };
  const goesOn = how === 'typing' && (history.state as { how?: string } | null)?.how === 'typing';
  if (goesOn) history.replaceState(state, '', address);
  else history.pushState(state, '', address);
  search.value = location.search;
}

/** Back to where a product was opened from; where it was opened by its address, to the results. */
export function leaveProduct(): void {
  if ((history.state as { inside?: boolean } | null)?.inside) history.back();
  else go({ product: undefined });
}
