import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drift } from '../../src/indexing/drift.js';
import { DocumentSource } from '../../src/ports/document-source.js';
import { type IndexedVersion, type IndexEntry, SearchIndexWriter } from '../../src/ports/search-index.js';

type Rows = ReadonlyMap<string, number>;

function entry([id, position]: [string, number]): IndexEntry {
  return {
    id,
    position,
    checksum: `c${position}`,
    listed: true,
    document: '{}',
    card: '{}',
    sortPrice: 0,
    createdAt: 0,
  };
}

const after = <T extends { id: string }>(rows: readonly T[], id: string | undefined, limit: number) =>
  rows.filter((row) => id === undefined || row.id > id).slice(0, limit);

class Catalogue extends DocumentSource {
  private readonly rows: readonly IndexEntry[];
  constructor(rows: Rows) {
    super();
    this.rows = [...rows].map(entry).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  override after = async () => [];
  override head = async () => 0;
  override inSight = async () => 0;
  override changedSince = async () => undefined;
  override page = async (id: string | undefined, limit: number) => after(this.rows, id, limit);
  override entries = async (ids: readonly string[]) => this.rows.filter((row) => ids.includes(row.id));
}

class Index extends SearchIndexWriter {
  private readonly rows: readonly IndexedVersion[];
  constructor(rows: Rows) {
    super();
    this.rows = [...rows].map(entry).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  override write = async () => [];
  override publish = async () => undefined;
  override versions = async (_: string, id: string | undefined, limit: number) => after(this.rows, id, limit);
}

const rows = fc
  .uniqueArray(
    fc.tuple(
      fc.string({ minLength: 1, maxLength: 2, unit: fc.constantFrom('a', 'b', 'c') }),
      fc.integer({ min: 1, max: 6 }),
    ),
    {
      selector: ([id]) => id,
    },
  )
  .map((all): Rows => new Map(all));

describe('drift', () => {
  it('names just what the index lacks, has wrong or should not have, up to its position', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.integer({ min: 0, max: 7 }), async (wanted, found, upTo) => {
        const result = await drift(new Catalogue(wanted), new Index(found), 'i', upTo);
        const due = [...wanted].filter(([, position]) => position <= upTo);
        const sorted = (ids: string[]) => ids.sort();
        expect(result.missing).toEqual(sorted(due.filter(([id]) => !found.has(id)).map(([id]) => id)));
        expect(result.stale).toEqual(
          sorted(
            due.filter(([id, position]) => found.has(id) && found.get(id)! < position).map(([id]) => id),
          ),
        );
        expect(result.surplus).toEqual(sorted([...found.keys()].filter((id) => !wanted.has(id))));
      }),
    );
  });

  it('sees other content at the same position', async () => {
    class Corrupt extends Index {
      override versions = async (_: string, id: string | undefined) =>
        id === undefined ? [{ id: 'a', position: 1, checksum: 'x' }] : [];
    }
    const result = await drift(new Catalogue(new Map([['a', 1]])), new Corrupt(new Map()), 'i', 5);
    expect(result.stale).toEqual(['a']);
  });
});
