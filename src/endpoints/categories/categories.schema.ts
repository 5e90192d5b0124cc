import { z } from 'zod';
import { countedList, countedQuery, countedSchema } from '../../http/counted.schema.js';
import type { OperationSpec } from '../../http/operation.js';

const categorySchema = countedSchema
  .extend({
    parentId: z.string().optional().describe('Absent for a root.'),
    depth: z.int().describe('0 for a root.'),
    productCount: z.int().describe('Products with an offer, those of its descendants included.'),
  })
  .meta({ id: 'Category' });
const wholeSchema = categorySchema
  .extend({ children: z.array(categorySchema) })
  .meta({ id: 'CategoryWithChildren' });

const id = z.strictObject({
  id: z.string().min(1).max(100).describe('A category id, for example `men.footwear`.'),
});
export type CategoryId = z.infer<typeof id>;

export const listCategories: OperationSpec = {
  summary: 'The tree of categories',
  access: 'catalogue',
  description: 'In the order of their ids, so that a category comes before its descendants.',
  query: countedQuery,
  answers: {
    200: {
      description: 'A page of categories.',
      schema: countedList(categorySchema).meta({ id: 'CategoryList' }),
    },
  },
  problems: ['invalid_request', 'bad_cursor', 'unavailable'],
  example: { query: { limit: '3' } },
};

export const getCategory: OperationSpec = {
  summary: 'One category with its children',
  access: 'catalogue',
  params: id,
  answers: { 200: { description: 'The category.', schema: wholeSchema } },
  problems: ['not_found', 'unavailable'],
  example: { params: { id: 'men.footwear' } },
};
