import { expect, it } from '@jest/globals';
import { fingerprint, rowJson } from '../../src/catalogue/fingerprint.js';
import { groupProductId, offerId, variantId, variantProductId } from '../../src/catalogue/ids.js';
import { anOffer } from '../support/feed-entry.js';

it('gives 16 characters of Crockford base32, the same for ever', () => {
  expect(offerId('zalando', 'A1')).toBe('x7jnpxwnqj7jce21');
  expect(offerId('zalando', 'A1')).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
});

it('tells shops, rows, groups and GTINs apart', () => {
  const ids = [
    ...[offerId('a', '1'), offerId('b', '1'), offerId('a', '2')],
    ...[variantId('a', { sku: '1' }), variantId('a', { sku: '1', gtin: '00000000000017' })],
    ...[groupProductId('a', '1'), groupProductId('b', '1'), variantProductId(variantId('a', { sku: '1' }))],
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

it('gives one variant id to a GTIN, whoever sells it', () => {
  const gtin = '00000000000017';
  expect(variantId('a', { sku: '1', gtin })).toBe(variantId('b', { sku: '2', gtin }));
});

it('fingerprints a row by what is in it, not by the order of its members', () => {
  const row = anOffer({ listPrice: { minor: 9995, currency: 'EUR' } });
  const turned = Object.fromEntries(Object.entries(row).reverse()) as unknown as typeof row;
  const print = fingerprint(rowJson(row));
  expect(print).toMatch(/^[a-z0-9]{22}$/);
  expect(fingerprint(rowJson(turned))).toBe(print);
  expect(fingerprint(rowJson({ ...row, colour: 'red' }))).not.toBe(print);
  expect(JSON.parse(rowJson(row))).toEqual(row);
});
