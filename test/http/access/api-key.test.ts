import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOf, newApiKey, parseApiKey } from '../../../src/http/access/api-key.js';

it('a key has a prefix that scanners for secrets find, an id and a secret', () => {
  const { text, stored } = newApiKey();
  expect(text).toMatch(/^ogrom_live_[0-9a-z]{16}_[0-9a-z]{59}$/);
  const { id, secret } = parseApiKey(text)!;
  expect({ id, hash: hashOf(secret) }).toEqual(stored);
  expect(stored.hash).toMatch(/^[\da-f]{64}$/);
});

it('no two are the same', () => {
  const texts = Array.from({ length: 1_000 }, () => newApiKey().text);
  expect(new Set(texts).size).toBe(1_000);
});

it('one wrong character makes it none, so typing errors ask no store', () => {
  const { text } = newApiKey();
  const wrong = fc.tuple(fc.nat(text.length - 1), fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz_'));
  fc.assert(
    fc.property(wrong, ([at, character]) => {
      const changed = text.slice(0, at) + character + text.slice(at + 1);
      expect(parseApiKey(changed) === undefined).toBe(changed !== text);
    }),
  );
});

it('any other text is none', () => {
  fc.assert(fc.property(fc.string(), (text) => parseApiKey(text) === undefined));
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (more) => parseApiKey(newApiKey().text + more) === undefined),
  );
});
