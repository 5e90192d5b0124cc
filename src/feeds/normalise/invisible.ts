const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Without zero-width characters, soft hyphens, and marks of writing direction. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}
