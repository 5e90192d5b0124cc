import { describe, expect, it } from '@jest/globals';
import { categoryOf } from '../../src/feeds/normalise/category.js';
import { imagesOf } from '../../src/feeds/normalise/images.js';
import { sizesOf } from '../../src/feeds/normalise/sizes.js';

describe('sizes', () => {
  it.each([
    ['M', ['M']],
    ['xl', ['XL']],
    ['6/7/8/9', ['6', '7', '8', '9']],
    ['S, M ,L', ['S', 'M', 'L']],
    ['36;38', ['36', '38']],
    ['S|M', ['S', 'M']],
    ['["S","M"]', ['S', 'M']],
    ['2-3Y/3-4Y', ['2-3Y', '3-4Y']],
    ['3-4Y', ['3-4Y']],
    ['38 1/2', ['38 1/2']],
    ['38,5', ['38.5']],
    ['36,37,38', ['36', '37', '38']],
    ['US 10/12', ['US 10/12']],
    ['W32/L34', ['W32/L34']],
    ['110/116', ['110/116']],
    ['26/28/32/34', ['26', '28', '32', '34']],
    ['onesize', ['One Size']],
    ['M/M', ['M']],
    [' / ', []],
  ])('%s is %j', (text, expected) => expect(sizesOf([text])).toEqual(expected));

  it('come from repeated values, too', () => expect(sizesOf(['S', 'M'])).toEqual(['S', 'M']));

  it('are bounded', () =>
    expect(sizesOf([Array.from({ length: 500 }, (_, at) => at).join('/')])).toHaveLength(60));
});

describe('a category', () => {
  it.each([
    ['Women > Apparel > Dresses', ['Women', 'Apparel', 'Dresses']],
    ['["Clothing >> Women\'s Clothing >> Shorts"]', ['Clothing', "Women's Clothing", 'Shorts']],
    ['Women / Shoes', ['Women', 'Shoes']],
    ['T-Shirts/Tops', ['T-Shirts/Tops']],
    ['Women|Shoes', ['Women', 'Shoes']],
    ['Books > Fairy Tales, Folk Tales & Myths', ['Books', 'Fairy Tales, Folk Tales & Myths']],
    ['1604', []],
    ['', []],
    [' > ', []],
  ])('%s is %j', (text, expected) => expect(categoryOf(text)).toEqual(expected));

  it('has at most 8 levels, of at most 100 characters', () => {
    expect(categoryOf(Array(20).fill('A').join(' > '))).toHaveLength(8);
    expect(categoryOf('x'.repeat(300))).toEqual(['x'.repeat(100)]);
  });
});

describe('images', () => {
  const [a, b] = ['https://img.example.com/a.jpg', 'https://img.example.com/b.jpg'];

  it.each([
    [[a], [a]],
    [[`${a},${b}`], [a, b]],
    [[`${a}~${b}`], [a, b]],
    [[`${a} | ${b}`], [a, b]],
    [[`["${a}", "${b}"]`], [a, b]],
    [[`['${a}', '${b}']`], [a, b]],
    [
      [a, b, a],
      [a, b],
    ],
    [['https://img.example.com/I/51,204,203_.jpg'], ['https://img.example.com/I/51,204,203_.jpg']],
  ])('%j are %j', (values, expected) => expect(imagesOf(values)).toEqual({ urls: expected, bad: [] }));

  it('are told apart from what is no address, and at most ten', () => {
    expect(imagesOf(['no image', a])).toEqual({ urls: [a], bad: ['no image'] });
    expect(imagesOf(Array.from({ length: 30 }, (_, at) => `${a}?${at}`)).urls).toHaveLength(10);
  });
});
