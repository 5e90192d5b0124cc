import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stripHtml } from '../../src/feeds/normalise/html.js';
import { repairMojibake } from '../../src/feeds/normalise/mojibake.js';
import { RowIssues } from '../../src/feeds/normalise/row-issues.js';
import { textOf } from '../../src/feeds/normalise/text.js';

function read(value: string, limit = 150) {
  const issues = new RowIssues();
  const text = textOf('title', value, limit, issues);
  return { text, codes: issues.of(1, 1, undefined).map((issue) => issue.code) };
}

describe('a text', () => {
  it.each([
    ['Plain text, as it is.', 'Plain text, as it is.', []],
    ['  two  blanks \t and\na break ', 'two blanks and a break', []],
    ['Black & Brown', 'Black & Brown', []],
    ['a < b', 'a < b', []],
    ['Men\u2019s \u200bT-shirt\ufeff', 'Men’s T-shirt', []],
    ['cafe\u0301', 'café', []],
    ['calf\u00a0length', 'calf length', []],
    ['and\ufffddupatta', 'and dupatta', ['bad_encoding']],
    ['lone \ud800 half', 'lone half', ['bad_encoding']],
    ['LÃ©a', 'Léa', ['bad_encoding']],
    [
      'Intel® watch <br />(2M, <b>1.83</b> GHz)&nbsp;&amp; more',
      'Intel® watch (2M, 1.83 GHz) & more',
      ['html_stripped'],
    ],
    ['<p onclick="x()">Nice</p><script>alert(1)</script>', 'Nice', ['html_stripped']],
    ['<\u200bscript>x', undefined, ['html_stripped']],
    ['<&#x200b;b>bold', 'bold', ['html_stripped']],
    ['<br>', undefined, ['html_stripped']],
    ['N/A', undefined, []],
    ['null', undefined, []],
    ['-', undefined, []],
  ])('%j is %j', (value, text, codes) => expect(read(value)).toEqual({ text, codes }));

  it('is cut at a word, and never within a character', () => {
    expect(read('one two three', 9)).toEqual({ text: 'one two', codes: ['text_too_long'] });
    expect(read('T'.repeat(200)).text).toBe('T'.repeat(150));
    expect(read(`${'T'.repeat(149)}🔥`).text).toBe('T'.repeat(149));
  });
});

describe('HTML', () => {
  it.each([
    ['<ul><li>one</li><li>two</li></ul>', 'one two'],
    ['no<b>w</b>', 'now'],
    ['&lt;b&gt;bold&lt;/b&gt;', 'bold'],
    ['<!-- hidden -->seen', 'seen'],
    ['<style>p{}</style>seen', 'seen'],
    ['<img src=x onerror=alert(1)', ''],
    ['K&ouml;ln &#x26; Bonn', 'Köln & Bonn'],
  ])('%s reads %s', (html, text) => expect(stripHtml(html).replace(/\s+/g, ' ').trim()).toBe(text));

  it('leaves no tag behind, however it is wrapped', () => {
    const parts = fc.constantFrom('<', '>', 'script', '/', '&lt;', '&amp;', 'lt;', ' ', 'a', '!', '"', '--');
    fc.assert(
      fc.property(fc.array(parts), (words) => {
        const text = stripHtml(words.join(''));
        expect(text).not.toMatch(/<[a-z!/?]/i);
      }),
    );
  });
});

describe('mojibake', () => {
  const broken = (text: string) => Buffer.from(text).toString('latin1');

  it.each(['café', 'L’Oréal Women’s', 'Größe 38 – “neu”', 'Škoda', '© 2024 🔥'])('%s is repaired', (text) => {
    expect(repairMojibake(broken(text))).toBe(text);
    expect(repairMojibake(broken(broken(text)))).toBe(text);
  });

  it.each(['CAFÉ', 'MAÇÔ', '“MAÇÔ”', 'BLÅ', 'Ã', 'naïve', 'Ærø', 'Âge', 'São Tomé', 'Ça â va'])(
    '%s stays',
    (text) => {
      expect(repairMojibake(text)).toBe(text);
    },
  );
});
