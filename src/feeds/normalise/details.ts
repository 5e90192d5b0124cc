import { categoryOf } from './category.js';
import { colourOf } from './colour.js';
import { ageGroupOf, wearerOf } from './gender.js';
import { gtinOf, isIsbn10 } from './gtin.js';
import { groupOf } from './ids.js';
import { imagesOf } from './images.js';
import { remembered } from './remembered.js';
import { sizesOf } from './sizes.js';
import { textOf } from './text.js';
import { urlAdvice } from './url.js';
import { limits, many, one, text } from './values.js';
import type { Attributes } from '../attributes.js';
import type { RowIssues } from './row-issues.js';
import type { Wearer } from './gender.js';

/** What an offer can do without: nothing in it rejects the row. */
export function detailsOf(attributes: Attributes, issues: RowIssues) {
  return {
    groupId: groupOf(attributes, issues),
    gtin: checkedGtin(attributes, issues),
    description: text('description', attributes, issues),
    brand: text('brand', attributes, issues),
    category: categoryIn(attributes, issues),
    colour: toColour(text('color', attributes, issues) ?? ''),
    sizes: sizesIn(attributes, issues),
    ...wearerIn(attributes, issues),
    material: text('material', attributes, issues),
    images: imagesIn(attributes, issues),
  };
}

const toColour = remembered(colourOf);
const toCategory = remembered(categoryOf);
const toSizes = remembered((value) => sizesOf([value]));
const toWearer = remembered(wearerOf);
const toAgeGroup = remembered(ageGroupOf);

/** A wrong number is dropped, as it could merge two products; the offer stays, as it can be bought all the same. */
function checkedGtin(attributes: Attributes, issues: RowIssues): string | undefined {
  const seen = one(attributes.gtin);
  if (seen === undefined || isIsbn10(seen)) return undefined;
  const gtin = gtinOf(seen);
  if (gtin === undefined) issues.warn('bad_gtin', 'gtin', seen, gtinAdvice);
  return gtin;
}

const gtinAdvice =
  'The number was left out. Send the GTIN that stands under the product’s bar code, 8, 12, 13 or 14 digits with a right ' +
  'check digit, as text (Excel makes 4.0E+12 of it), or none where the product has none.';

function categoryIn(attributes: Attributes, issues: RowIssues): string[] {
  const own = text('product_type', attributes, issues);
  const path = own === undefined ? [] : toCategory(own);
  return path.length > 0 ? path : toCategory(text('google_product_category', attributes, issues) ?? '');
}

function sizesIn(attributes: Attributes, issues: RowIssues): readonly string[] {
  const values = many(attributes.size).flatMap((value) => textOf('size', value, limits.size, issues) ?? []);
  return values.length === 1 ? toSizes(values[0]!) : sizesOf(values);
}

function wearerIn(attributes: Attributes, issues: RowIssues): Wearer {
  const seen = one(attributes.gender);
  const wearer = seen === undefined ? {} : toWearer(seen);
  if (wearer === undefined) issues.warn('unknown_gender', 'gender', seen, genderAdvice);
  const ageGroup = toAgeGroup(one(attributes.age_group) ?? '') ?? wearer?.ageGroup;
  return { gender: wearer?.gender, ageGroup };
}

const genderAdvice = 'It was left out. Use one of female, male, unisex.';

function imagesIn(attributes: Attributes, issues: RowIssues): readonly string[] {
  const values = [...many(attributes.image_link), ...many(attributes.additional_image_link)];
  const { urls, bad } = imagesOf(values);
  for (const seen of bad.slice(0, 10))
    issues.warn('bad_url', 'image_link', seen, `The image was left out. ${urlAdvice}`);
  return urls;
}
