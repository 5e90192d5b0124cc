import { z } from 'zod';
import { mistakesIn } from '../../catalogue/click-template.js';
import type { OperationSpec } from '../../http/operation.js';

const shopId = z.strictObject({ shopId: z.string().min(1).max(80).describe('A shop id.') });
export type ShopId = z.infer<typeof shopId>;

const templateBody = z.strictObject({
  template: z
    .string()
    .superRefine((text, context) =>
      mistakesIn(text).forEach((message) => context.addIssue({ code: 'custom', message })),
    )
    .describe(
      '`{url}?ref=us&sub={clickId}` adds parameters to the shop’s link; `https://track.example/c?id={clickId}&to={url}` ' +
        'goes by way of a network. Knows {url}, {clickId}, {sku} and {offerId}; values are percent-encoded.',
    ),
});
export type TemplateBody = z.infer<typeof templateBody>;

const templateSchema = z
  .object({
    shopId: z.string(),
    template: z.string().optional().describe('Absent: links are used as they are.'),
  })
  .meta({ id: 'ClickTemplate' });

const answers = { 200: { description: 'The template as it is now.', schema: templateSchema } };
const example = { shopId: 'sample-shop' };

export const getTemplate: OperationSpec = {
  summary: 'How a shop’s links are called',
  access: { scope: 'click-templates:read' },
  params: shopId,
  answers,
  problems: ['not_found', 'unavailable'],
  example: { params: example },
};

export const putTemplate: OperationSpec = {
  summary: 'Set how a shop’s links are called',
  access: { scope: 'click-templates:write' },
  description:
    'Click-outs follow within ten seconds. The host of a link is the shop’s, or the one in the template.',
  params: shopId,
  body: templateBody,
  answers,
  problems: ['invalid_request', 'not_found', 'unavailable'],
  example: { params: example, body: { template: '{url}?utm_source=ogrom&sub={clickId}' } },
};

export const deleteTemplate: OperationSpec = {
  summary: 'Use a shop’s links as they are',
  access: { scope: 'click-templates:write' },
  params: shopId,
  answers: { 204: { description: 'It has no template now.' } },
  problems: ['not_found', 'unavailable'],
  example: { params: example },
};
