import { z } from 'zod';
import type { OperationSpec } from '../../http/operation.js';
import { limits, methods, namePattern, requestHeaders } from './limits.js';

// Types only: everything else that can be wrong is found by the plan, so that one answer names it all.
const request = z
  .strictObject({
    name: z
      .string()
      .meta({ pattern: namePattern.source, description: 'Of this request, in answers and references.' }),
    method: z.string().default('GET').meta({ enum: methods }),
    path: z.string().meta({
      pattern: '^/',
      description: 'From the root, with its query, percent-encoded; may hold references.',
    }),
    headers: z
      .record(z.string(), z.string().nullable())
      .default({})
      .describe(
        `Of ${requestHeaders.join(', ')}. Credentials are the batch’s own; null sends none. May hold references.`,
      ),
    body: z
      .unknown()
      .optional()
      .describe('JSON; or text, where `content-type` says that it is something else. May hold references.'),
  })
  .meta({ id: 'BatchRequest' });

const batch = z
  .strictObject({
    deadlineMs: z.number().default(limits.deadlineMs.usual).meta({
      minimum: limits.deadlineMs.least,
      maximum: limits.deadlineMs.most,
      description: 'For all of them together; what is not finished by then has 504 in its place.',
    }),
    requests: z.array(request).meta({ minItems: 1, maxItems: limits.requests }),
  })
  .meta({ id: 'Batch' });
export type Batch = z.infer<typeof batch>;
export type BatchRequest = Batch['requests'][number];

const answer = {
  status: z.int(),
  headers: z.record(z.string(), z.string()).describe('Those that tell something of the answer.'),
  body: z.unknown().optional().describe('JSON; a text where the answer is none; absent where it is empty.'),
  ms: z.number().describe('How long it took, in milliseconds.'),
};

const batchAnswer = z
  .object({
    ...{ status: answer.status.describe('The highest of its parts, where it has some.'), ms: answer.ms },
    ...{ headers: answer.headers.optional(), body: answer.body },
    parts: z
      .array(z.object({ path: z.string(), ...answer }))
      .optional()
      .describe('Where a reference in its path made several requests of it: their answers, in order.'),
  })
  .meta({ id: 'BatchAnswer' });

export const runBatch: OperationSpec = {
  summary: 'Several requests in one round trip',
  access: 'open',
  description:
    `Up to ${limits.requests} requests, ${limits.atOnce} at a time, each answered as if it had come alone: its own ` +
    'status, its own authorization with the credentials of the batch, its own place in the rate limit.\n\n' +
    '`{result=NAME:JSONPATH}` stands for what a JSONPath (RFC 9535) selects from the body of the answer to another ' +
    'request, which then goes first. Lists are taken apart. In the **path** several values make a request for each ' +
    `(at most ${limits.parts} in the batch, every combination where there are several references), answered as ` +
    '`parts`; later references see the list of their bodies. In the **query** and in **headers** they are joined by ' +
    'commas. In a JSON **body** a text that is nothing but a reference becomes the value itself, a list where the ' +
    'JSONPath may select several; within a longer text they are joined by commas. Values are encoded for where ' +
    'they stand.\n\n' +
    'A request fails with a status of 400 or more, or where a reference selects nothing (424); what refers to it ' +
    'then gets 424, nothing else does. A JSONPath has `..` at most once and not beside a filter, at most two ' +
    'filters, and no `match()` or `search()`. No batch may hold a batch or a stream of events.',
  body: batch,
  answers: {
    207: {
      description: 'The answers by name, in the order of the requests.',
      schema: z
        .object({ answers: z.record(z.string(), batchAnswer), ms: answer.ms })
        .meta({ id: 'BatchAnswers' }),
    },
  },
  problems: ['invalid_request', 'payload_too_large', 'unsupported_media_type'],
  alone: true,
  example: {
    body: {
      deadlineMs: 2000,
      requests: [
        { name: 'shirts', path: '/v1/search?q=blue+shirt&limit=2&fields=id,title' },
        { name: 'details', path: '/v1/products/{result=shirts:$.items[*].id}?fields=id,title,priceRange' },
        { name: 'cheapest', path: '/v1/products?ids={result=shirts:$.items[*].id}&fields=bestOffer.shop' },
        { name: 'similar', path: '/v1/products/{result=details:$[0].id}/similar?limit=1&fields=id,title' },
      ],
    },
  },
};
