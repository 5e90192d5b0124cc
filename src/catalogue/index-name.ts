/** A name for a new search index; names sort by age. */
export function newIndexName(): string {
  return `b${new Date().toISOString().replace(/\D/g, '')}`;
}
