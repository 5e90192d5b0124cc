import { signal } from '@preact/signals';

const place = 'ogrom.key';

/** The API key, kept until the tab is closed and nowhere else. */
export const apiKey = signal(sessionStorage.getItem(place) ?? '');
/** Whether an answer said that the catalogue takes a key, or another one. */
export const keyWanted = signal(false);

export function useKey(key: string): void {
  if (key) sessionStorage.setItem(place, key);
  else sessionStorage.removeItem(place);
  keyWanted.value = false;
  apiKey.value = key;
}
