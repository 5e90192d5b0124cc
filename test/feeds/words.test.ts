import { describe, expect, it } from '@jest/globals';
import { availabilityOf } from '../../src/feeds/normalise/availability.js';
import { colourOf } from '../../src/feeds/normalise/colour.js';
import { ageGroupOf, wearerOf } from '../../src/feeds/normalise/gender.js';

describe('availability', () => {
  it.each([
    ['in_stock', 'in_stock'],
    ['in stock', 'in_stock'],
    ['InStock', 'in_stock'],
    ['https://schema.org/InStock', 'in_stock'],
    ['http://schema.org/OutOfStock', 'out_of_stock'],
    ['available', 'in_stock'],
    ['YES', 'in_stock'],
    ['1', 'in_stock'],
    ['true', 'in_stock'],
    ['out of stock', 'out_of_stock'],
    ['Sold Out', 'out_of_stock'],
    ['0', 'out_of_stock'],
    ['no', 'out_of_stock'],
    ['ausverkauft', 'out_of_stock'],
    ['pre-order', 'preorder'],
    ['backorder', 'backorder'],
    ['call us', undefined],
    ['constructor', undefined],
  ])('%s is %s', (text, expected) => expect(availabilityOf(text)).toBe(expected));
});

describe('gender', () => {
  it.each([
    ['male', { gender: 'male' }],
    ['Women', { gender: 'female' }],
    ["Men's", { gender: 'male' }],
    ['Herren', { gender: 'male' }],
    ['damen', { gender: 'female' }],
    ['m', { gender: 'male' }],
    ['Girls', { gender: 'female', ageGroup: 'kids' }],
    ['Unisex Kids', { gender: 'unisex', ageGroup: 'kids' }],
    ['men & women', { gender: 'unisex' }],
    ['Baby', { ageGroup: 'infant' }],
    ['x', undefined],
    ['male alien', undefined],
  ])('%s is %o', (text, expected) => {
    const wearer = wearerOf(text);
    expect(wearer && JSON.parse(JSON.stringify(wearer))).toEqual(expected);
  });

  it.each([
    ['adult', 'adult'],
    ['Kinder', 'kids'],
    ['newborn', 'newborn'],
    ['60+', undefined],
  ])('the age group %s is %s', (text, expected) => expect(ageGroupOf(text)).toBe(expected));
});

describe('colour', () => {
  it.each([
    ['navy blue', 'Navy Blue'],
    ['NAVY  BLUE'.replace('  ', ' '), 'Navy Blue'],
    ['off-white', 'Off-White'],
    ['blau', 'Blue'],
    ['Schwarz', 'Black'],
    ['gray', 'Grey'],
    ['Black / white', 'Black/White'],
    ['schwarz, weiß', 'Black/White'],
    ['red/Red', 'Red'],
    ["écru d'été", "Écru D'été"],
    ['constructor', 'Constructor'],
    [' / ', undefined],
  ])('%s is %s', (text, expected) => expect(colourOf(text)).toBe(expected));
});
