import { expect, it } from '@jest/globals';
import { redacted } from '../../../src/adapters/logstash/redacted.js';

it.each([
  ['no row for anna.b+shop@mail.example.com here', 'no row for …@… here'],
  ['sent Authorization: Bearer abc.def-123= twice', 'sent Authorization: Bearer … twice'],
  ['mysql://ogrom:hunter2@db:3306/ogrom is away', 'mysql://…@db:3306/ogrom is away'],
  ['https://shop.example/feed.csv?key=hunter2 answered 500', 'https://shop.example/feed.csv?… answered 500'],
  ['no /v1/search?q=anna&limit=3 here', 'no /v1/search?… here'],
  ['GET /v1/products/:id 200 at 10:00', 'GET /v1/products/:id 200 at 10:00'],
  ['file:///app/src/main.js:3:5', 'file:///app/src/main.js:3:5'],
])('%s', (text, expected) => {
  expect(redacted(text)).toBe(expected);
});

it('leaves JSON what it is', () => {
  const line = JSON.stringify({ a: 'x@y.example "quoted" https://a.example/?b="c"', b: 'bearer token' });
  expect(JSON.parse(redacted(line))).toEqual({
    a: '…@… "quoted" https://a.example/?…"c"',
    b: 'bearer …',
  });
});

it('takes a time that grows with the length, not with its square', () => {
  const text = 'a'.repeat(60_000);
  expect(redacted(text)).toBe(text);
});
