import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clickLink, isSendable, mistakesIn } from '../../src/catalogue/click-template.js';

const values = {
  url: 'https://shop.example/p/1?colour=r%C3%A4d&size=M#details',
  clickId: '01m85gzfbh10n9664mm5mh79yn',
  sku: 'A 1/2&b',
  offerId: 'o1',
};

describe('the template of a shop', () => {
  it('may be absent: the link is used as it is, byte for byte', () => {
    expect(clickLink(undefined, values)).toBe(values.url);
  });

  it.each([
    ['https://shop.example/p/1', 'https://shop.example/p/1?ref=us&sub=C'],
    ['https://shop.example/p/1#top', 'https://shop.example/p/1?ref=us&sub=C#top'],
    ['https://shop.example/p?id=1', 'https://shop.example/p?id=1&ref=us&sub=C'],
    ['https://shop.example/p?id=1#a?b=c', 'https://shop.example/p?id=1&ref=us&sub=C#a?b=c'],
    ['https://shop.example/?', 'https://shop.example/?ref=us&sub=C'],
    ['https://shop.example/p?sub=old&id=1&REF=x&re%66=y', 'https://shop.example/p?id=1&REF=x&ref=us&sub=C'],
    [
      'https://shop.example/p?q=a+b%20c&sig=%2F%2b',
      'https://shop.example/p?q=a+b%20c&sig=%2F%2b&ref=us&sub=C',
    ],
  ])('adds parameters to %s', (url, expected) => {
    expect(clickLink('{url}?ref=us&sub={clickId}', { ...values, url, clickId: 'C' })).toBe(expected);
  });

  it('may go by way of a network, with the link as one value', () => {
    const template = 'https://track.example/c/{clickId}?m=7&s={sku}&to={url}';
    expect(mistakesIn(template)).toEqual([]);
    const link = new URL(clickLink(template, values));
    expect([link.host, link.pathname]).toEqual(['track.example', `/c/${values.clickId}`]);
    expect(Object.fromEntries(link.searchParams)).toEqual({ m: '7', s: values.sku, to: values.url });
  });

  it.each([
    '{url}?ref=us',
    '{url}?utm_source=ogrom&utm_content={offerId}-{sku}&sub={clickId}',
    'https://track.example/?u={url}',
    'https://track.example:8443/click/{clickId}/to/{url}',
    'https://track.example/#/{url}',
  ])('may be %s', (template) => {
    expect(mistakesIn(template)).toEqual([]);
  });

  it.each([
    ['', 'begins with'],
    ['{url}', 'pairs'],
    ['{url}&a=b', 'pairs'],
    ['{url}?a', 'pairs'],
    ['{url}?a=b&', 'pairs'],
    ['{url}?a={url}', 'once'],
    ['{url}?a=b#c', 'pairs'],
    ['{url}?a=b c', 'pairs'],
    ['{url}?a={b', 'pairs'],
    ['{url}.evil.example/?a=b', 'pairs'],
    ['{url}@evil.example?a=b', 'pairs'],
    ['{url}?a={name}', 'knows'],
    ['{url}?{clickId}=1', 'pairs'],
    ['https://{sku}/?u={url}', 'begins with'],
    ['https://{url}', 'begins with'],
    ['https://a.example{url}', 'begins with'],
    ['https://user@a.example/?u={url}', 'begins with'],
    ['http://a.example/?u={url}', 'begins with'],
    ['javascript:alert({url})', 'begins with'],
    ['//a.example/?u={url}', 'begins with'],
    ['https://a.example/?id={clickId}', 'has {url}'],
    ['https://a.example/{sku}?u={url}', '{sku}'],
    ['https://a.example/../?u={url}', 'encoded'],
    ['https://a.example/?u={url}&x=ä', 'encoded'],
    ['https://a.example/?u={url}\r\nSet-Cookie: a=b', 'begins with'],
    [`{url}?a=${'b'.repeat(1000)}`, '1000'],
  ])('may not be %j', (template, why) => {
    expect(mistakesIn(template).join()).toContain(why);
  });
});

const wellFormed = (text: string) => Buffer.from(text).toString();
const link = fc
  .webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['https', 'http'] })
  .map((url) => new URL(url).href);
const given = fc.record({
  url: link,
  clickId: fc.string(),
  sku: fc.string({ unit: 'binary' }),
  offerId: fc.string(),
});

describe('whatever the values are', () => {
  it('parameters change neither the host, the path nor the fragment, and say what they were given', () => {
    fc.assert(
      fc.property(given, (some) => {
        const made = new URL(clickLink('{url}?zz1={sku}&zz2={clickId}', some));
        const before = new URL(some.url);
        expect([made.origin, made.pathname, made.hash]).toEqual([
          before.origin,
          before.pathname,
          before.hash,
        ]);
        expect(made.searchParams.getAll('zz1')).toEqual([wellFormed(some.sku)]);
        expect(made.searchParams.getAll('zz2')).toEqual([some.clickId]);
        expect(isSendable(made.href)).toBe(true);
      }),
    );
  });

  it('a network gets the very link, and its host is the one in the template', () => {
    fc.assert(
      fc.property(given, (some) => {
        const made = clickLink('https://track.example/c/{clickId}?s={sku}&to={url}', some);
        const parsed = new URL(made);
        expect(parsed.host).toBe('track.example');
        expect(parsed.searchParams.get('to')).toBe(some.url);
        expect(parsed.searchParams.get('s')).toBe(wellFormed(some.sku));
      }),
    );
  });

  it('a text that is found right never leads to a host that is not its own', () => {
    const part = fc.constantFrom(
      ...['{url}', '{sku}', '{clickId}', '@', '.', '/', '?', 'a', '=', '&', '#', ':', '\\'],
    );
    const begin = fc.constantFrom('{url}?a=', '{url}', 'https://t.example/', 'https://t.example', 'https://');
    const end = fc.constantFrom('', '{url}', '&u={url}');
    let right = 0;
    fc.assert(
      fc.property(begin, fc.array(part, { maxLength: 4 }), end, (first, parts, last) => {
        const template = [first, ...parts, last].join('');
        if (mistakesIn(template).length > 0) return;
        right++;
        const one = clickLink(template, {
          url: 'https://shop.example/',
          sku: '@evil.example/',
          clickId: 'c',
          offerId: 'o',
        });
        const other = clickLink(template, {
          url: 'https://shop.example/',
          sku: '..',
          clickId: 'd',
          offerId: 'o',
        });
        expect(new URL(one).host).toBe(new URL(other).host);
        expect(new URL(one).host).not.toContain('evil');
      }),
      { numRuns: 3000 },
    );
    expect(right).toBeGreaterThan(50);
  });
});

it.each([
  'javascript:alert(1)',
  'ftp://a.example/',
  'https://a.example/\r\nx: y',
  'https://u@a.example/',
  'https:///x',
  'https://a.example/ü',
  '',
])('nothing like %j is sent', (text) => {
  expect(isSendable(text)).toBe(false);
});
