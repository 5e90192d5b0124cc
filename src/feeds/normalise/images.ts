import { urlOf } from './url.js';

const maxImages = 10;

export interface Images {
  /** At most ten, without repetitions. */
  readonly urls: readonly string[];
  readonly bad: readonly string[];
}

/** The addresses in a feed's values, also where one joins several by `,`, `~`, `|`, `;` or blanks or as a JSON list. */
export function imagesOf(values: readonly string[]): Images {
  const urls = new Set<string>();
  const bad: string[] = [];
  for (const text of values.flatMap(listed)) {
    const url = urlOf(text);
    if (url === undefined) bad.push(text);
    else urls.add(url);
  }
  return { urls: [...urls].slice(0, maxImages), bad };
}

function listed(value: string): string[] {
  const text = value.trim();
  if (text.startsWith('[')) return fromJson(text);
  if (text.lastIndexOf('http') <= 0) return [text];
  // A comma may belong to an address, so only one before the next address counts.
  return text.split(/\s*[,;|~\s]\s*(?=https?:\/\/)/i).filter((part) => part !== '');
}

function fromJson(text: string): string[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list.filter((item) => typeof item === 'string');
  } catch {
    // Not quite JSON: what stands between quotes or commas.
  }
  return text.split(/[[\]"',\s]+/).filter((part) => part !== '');
}
