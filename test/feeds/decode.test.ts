import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decoded } from '../../src/feeds/bytes/decode.js';
import { encodingOf } from '../../src/feeds/bytes/encoding.js';
import { chunksOf } from './reading.js';
import type { Piece } from '../../src/feeds/bytes/decode.js';

async function read(bytes: Uint8Array, size: number) {
  const pieces: Piece[] = [];
  for await (const piece of decoded(chunksOf(bytes, size), encodingOf(bytes), '\n')) pieces.push(piece);
  return {
    text: pieces.map(({ text }) => text).join(''),
    repaired: pieces.filter((piece) => piece.repaired),
  };
}

describe('decoding', () => {
  it.each(['utf8', 'utf16le'] as const)('gives %s back, however the bytes are cut', async (encoding) => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'ö', '€', '🔥', ',') }), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 9 }), async (words, size) => {
        const text = `id,title,description,link,image_link,price\n${words.join('\n')}`;
        expect(await read(Buffer.from(text, encoding), size)).toEqual({ text, repaired: [] });
      }),
    );
  });

  it.each([1, 5, 1000])(
    'reads a bad line as Windows-1252, and only that line (chunks of %d)',
    async (size) => {
      const good = Buffer.from('größe\nschön\n');
      const bytes = Buffer.concat([good, Buffer.from('gr\u00f6\u00dfe \u0092\n', 'latin1'), good]);
      const { text, repaired } = await read(bytes, size);
      expect(text).toBe('größe\nschön\ngröße ’\ngröße\nschön\n');
      expect(repaired).toEqual([{ text: 'größe ’\n', repaired: true }]);
    },
  );
});

describe('the encoding', () => {
  it.each([
    ['ASCII', Buffer.from('id,title\n'), 'utf-8', 0],
    ['UTF-8', Buffer.from('id,größe\n'), 'utf-8', 0],
    ['UTF-8 with a mark', Buffer.from('\ufeffid\n'), 'utf-8', 3],
    ['UTF-16 LE', Buffer.from('id,title\n', 'utf16le'), 'utf-16le', 0],
    ['UTF-16 BE', Buffer.from('id,title\n', 'utf16le').swap16(), 'utf-16be', 0],
    ['Windows-1252', Buffer.from('id,größe\nx,ö\n', 'latin1'), 'windows-1252', 0],
  ])('of %s is recognised', (_, bytes, name, bom) => expect(encodingOf(bytes)).toEqual({ name, bom }));
});
