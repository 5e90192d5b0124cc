import { outfitContentSchema, outfitPatchSchema } from '../../catalogue/outfit.js';
import { idempotencyHeader } from '../../http/idempotency.js';
import type { Answer, OperationSpec } from '../../http/operation.js';
import { ifMatchHeader } from '../../http/preconditions.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { Likes } from '../../ports/likes.js';
import { Outfits, RepeatedOutfits } from '../../ports/outfits.js';
import { ProductReader } from '../../ports/product-reader.js';
import {
  likeSchema,
  listQuery,
  outfitId,
  outfitListSchema,
  outfitQuery,
  outfitSchema,
} from './outfits.schema.js';

// The search engine is asked for alternatives only, and an outfit can be read without them.
const needs = [Outfits, RepeatedOutfits, Likes, ProductReader, ExchangeRates];
const reads = { headers: { 'If-None-Match': 'Answers 304 where the tag still fits.' }, needs };
const notModified = { description: 'The client has it already.' };
const tagged = {
  etag: 'For If-None-Match, and for If-Match of a write.',
  'cache-control': 'How long it may be kept.',
};
const written = { etag: 'Of what was written.', 'ogrom-position': 'Of the change.' };
const whole = (description: string, headers: Answer['headers']): Answer => ({
  description,
  schema: outfitSchema,
  headers,
});

const exampleItems = [
  { productId: '5k7jc1c8mf1ezksw', x: 300, y: 250, layer: 1, scale: 1.5 },
  { productId: '5k7jc1c8mf1ezksw', x: 700, y: 600, rotation: -15 },
];
const exampleOutfit = {
  title: 'Blue on blue',
  description: 'For the office and after.',
  visibility: 'public',
  items: exampleItems,
  tags: ['office', 'blue'],
};

export const listOutfits: OperationSpec = {
  summary: 'Outfits, by owner, product or text',
  access: 'catalogue',
  description:
    'Public ones, and drafts to their owner with `owner=me`. With a filter it looks at the newest 10,000 outfits that match it.',
  query: listQuery,
  ...reads,
  answers: {
    200: {
      description: 'A page of outfits.',
      schema: outfitListSchema,
      headers: { etag: 'For If-None-Match.', 'cache-control': tagged['cache-control'] },
    },
    304: notModified,
  },
  problems: ['invalid_request', 'bad_cursor', 'unauthorized', 'unavailable'],
  example: { query: { sort: 'popular', limit: '1' } },
};

export const getOutfit: OperationSpec = {
  summary: 'One outfit, with what it costs now',
  access: 'catalogue',
  description:
    'Draft or unknown, both are 404 to others. It stays readable when a product disappears: the item says so.',
  params: outfitId,
  query: outfitQuery,
  ...reads,
  answers: { 200: whole('The outfit with its items, offers and total.', tagged), 304: notModified },
  problems: ['invalid_request', 'not_found', 'unavailable'],
};

export const createOutfit: OperationSpec = {
  summary: 'Compose an outfit',
  access: { person: true },
  body: outfitContentSchema,
  needs,
  headers: idempotencyHeader,
  answers: { 201: whole('The outfit.', { location: 'Where it is.', ...written }) },
  problems: [
    'invalid_request',
    'payload_too_large',
    'unsupported_media_type',
    'idempotency_mismatch',
    'unavailable',
  ],
  example: { body: exampleOutfit },
};

const changes = {
  access: { person: true },
  params: outfitId,
  needs,
  headers: ifMatchHeader,
} as const;
const refusals = [
  'not_found',
  'forbidden',
  'precondition_failed',
  'precondition_required',
  'unavailable',
] as const;

export const replaceOutfit: OperationSpec = {
  summary: 'Write an outfit anew',
  ...changes,
  description: 'As a whole: what the body leaves out is as if it had never been said.',
  body: outfitContentSchema,
  answers: { 200: whole('The outfit as it is now.', written) },
  problems: ['invalid_request', 'payload_too_large', 'unsupported_media_type', ...refusals],
  example: { body: { ...exampleOutfit, title: 'Blue on blue, again' } },
};

export const patchOutfit: OperationSpec = {
  summary: 'Change some of an outfit',
  ...changes,
  description: 'By JSON Merge Patch (RFC 7396): null takes a member away, lists are replaced as a whole.',
  body: outfitPatchSchema,
  bodyType: 'application/merge-patch+json',
  answers: { 200: whole('The outfit as it is now.', written) },
  problems: ['invalid_request', 'payload_too_large', 'unsupported_media_type', ...refusals],
  example: { body: { description: null, tags: ['blue'] } },
};

export const deleteOutfit: OperationSpec = {
  summary: 'Delete an outfit, and the likes for it',
  ...changes,
  answers: { 204: { description: 'It is gone.', headers: { 'ogrom-position': written['ogrom-position'] } } },
  problems: [...refusals],
};

const likes = { access: { person: true }, params: outfitId, needs: [Outfits, Likes] } as const;
const likeState = (description: string): OperationSpec['answers'] => ({
  200: {
    description,
    schema: likeSchema,
    headers: { 'ogrom-position': 'Of the change, where it was one.' },
  },
});

export const getLike: OperationSpec = {
  summary: 'Whether I like an outfit',
  ...likes,
  answers: { 200: { description: 'Mine, and how many there are.', schema: likeSchema } },
  problems: ['not_found', 'unavailable'],
};

export const putLike: OperationSpec = {
  summary: 'Like an outfit',
  ...likes,
  description: 'Once, however often it is said.',
  answers: likeState('It is liked.'),
  problems: ['not_found', 'unavailable'],
};

export const deleteLike: OperationSpec = {
  summary: 'Like an outfit no longer',
  ...likes,
  answers: likeState('It is not liked.'),
  problems: ['not_found', 'unavailable'],
};
