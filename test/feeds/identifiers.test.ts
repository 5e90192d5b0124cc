import { describe, expect, it } from '@jest/globals';
import { gtinOf, isIsbn10 } from '../../src/feeds/normalise/gtin.js';
import { urlOf } from '../../src/feeds/normalise/url.js';

describe('a GTIN', () => {
  it.each([
    ['4006381333931', '04006381333931'],
    ['400638133393-1', '04006381333931'],
    ['036000291452', '00036000291452'],
    ['96385074', '00000096385074'],
    ['00012345600012', '00012345600012'],
    ['9783161484100', '09783161484100'],
  ])('%s is %s', (text, expected) => expect(gtinOf(text)).toBe(expected));

  it.each([
    ['4006381333932', 'a wrong check digit'],
    ['123', 'a wrong length'],
    ['4.00638E+12', 'Excel'],
    ['0000000000000', 'nothing but zeros'],
    ['2012345678903', 'a number that the shop gave out itself'],
    ['', 'nothing'],
  ])('%s is none: %s', (text) => expect(gtinOf(text)).toBeUndefined());

  it('is told apart from an ISBN-10', () => {
    expect(isIsbn10('3-16-148410-X')).toBe(true);
    expect(isIsbn10('4006381333931')).toBe(false);
  });
});

describe('an address', () => {
  it.each([
    ['https://shop.example.com/p/1?a=b&c=d#e', 'https://shop.example.com/p/1?a=b&c=d#e'],
    ['http://shop.example.com', 'http://shop.example.com'],
    ['https://shop.example.com/p?a=1&amp;b=2', 'https://shop.example.com/p?a=1&b=2'],
    ['//img.example.com/a.jpg', 'https://img.example.com/a.jpg'],
    ['https://shop.example.com/größe 38', 'https://shop.example.com/gr%C3%B6%C3%9Fe%2038'],
    ['HTTPS://Shop.Example.com/P', 'https://shop.example.com/P'],
  ])('%s is %s', (text, expected) => expect(urlOf(text)).toBe(expected));

  it.each([
    'javascript:alert(1)',
    'http//shop.example.com/p/1',
    'www.shop.example.com',
    'ftp://shop.example.com/a',
    'data:text/html,x',
    'https://user:secret@shop.example.com/',
    'https://',
    'https:///p',
    `https://shop.example.com/${'a'.repeat(2000)}`,
    '',
  ])('%s is none', (text) => expect(urlOf(text)).toBeUndefined());
});
