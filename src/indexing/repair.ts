import { DocumentSource } from '../ports/document-source.js';
import { type IndexEntry, type IndexRefusal, SearchIndexWriter } from '../ports/search-index.js';
import type { Drift } from './drift.js';

const batchSize = 500;

/** Writes again what an index lacks or has wrong, and takes out what it should not have; what the engine refuses. */
export async function repair(
  source: DocumentSource,
  writer: SearchIndexWriter,
  index: string,
  found: Drift,
): Promise<readonly IndexRefusal[]> {
  const refused: IndexRefusal[] = [];
  const ids = [...found.missing, ...found.stale, ...found.surplus];
  for (let at = 0; at < ids.length; at += batchSize) {
    const batch = ids.slice(at, at + batchSize);
    const known = new Map((await source.entries(batch)).map((entry) => [entry.id, entry]));
    const head = await source.head();
    refused.push(
      ...(await writer.write(
        index,
        batch.map((id) => known.get(id) ?? gone(id, head)),
      )),
    );
  }
  await writer.publish(index);
  return refused;
}

/** What takes a product out that the catalogue does not know at all. */
function gone(id: string, position: number): IndexEntry {
  return {
    id,
    position,
    checksum: '',
    listed: false,
    document: '{}',
    card: '{}',
    sortPrice: 0,
    createdAt: 0,
  };
}
