import { z } from 'zod';
import { issueCodes } from '../../catalogue/issue.js';
import { keyHeader } from '../../http/idempotency.js';
import type { OperationSpec } from '../../http/operation.js';
import { pageSchema } from '../../http/page.js';
import { currency, cursor, flag, limit, notBlank } from '../../http/parameters.js';
import { importStates } from '../../ports/imports.js';

/** The media types that a feed may come in; what it really is shows in its bytes. */
export const feedTypes = [
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'text/xml',
  'application/xml',
  'application/rss+xml',
  'application/atom+xml',
  'application/x-ndjson',
  'application/ndjson',
  'application/gzip',
  'application/x-gzip',
  'application/octet-stream',
];

const id = z.strictObject({ id: z.string().min(1).max(64).describe('An import id.') });
export type ImportId = z.infer<typeof id>;

const newImport = z.strictObject({
  shop: z
    .string('is the name of the shop')
    .trim()
    .min(1, 'is the name of the shop')
    .max(200)
    .meta(notBlank)
    .describe('The name of the shop; a new one is made.'),
  dryRun: flag.default(false).describe('Reports what the feed would do and writes nothing of it.'),
  currency: currency.describe('The currency of prices that name none.'),
});
export type NewImportQuery = z.infer<typeof newImport>;

/** A body that names a feed instead of being one. */
const feedUrl = z.strictObject({
  url: z
    .url({ protocol: /^https$/, error: 'is an https URL' })
    .max(2000)
    .describe('Where the feed is.'),
});

const counts = {
  rowsRead: z.int().describe('accepted + unchanged + rejected; blank rows do not count.'),
  accepted: z.int().describe('Rows that were new or changed.'),
  unchanged: z.int().describe('Rows that the catalogue had already just so.'),
  rejected: z.int().describe('Rows with an error; each has an issue.'),
  withdrawn: z.int().describe('Offers that the feed no longer has.'),
  warnings: z.int(),
};

const importSchema = z
  .object({
    id: z.string(),
    shop: z.object({ id: z.string(), name: z.string() }),
    state: z.enum(importStates),
    dryRun: z.boolean(),
    currency: z.string().optional(),
    source: z.object({ kind: z.enum(['body', 'url', 'file']), name: z.string().optional() }),
    ...counts,
    rowsPerSecond: z.int(),
    attempts: z.int().describe('How often a runner took it up; above 1 it was resumed.'),
    position: z.int().describe('For Ogrom-Min-Position: its last change.'),
    error: z.object({ code: z.string(), message: z.string(), line: z.int().optional() }).optional(),
    createdAt: z.string(),
    startedAt: z.string().optional(),
    finishedAt: z.string().optional(),
    links: z.object({ self: z.string(), issues: z.string() }),
  })
  .meta({ id: 'Import' });
export type ImportJson = z.infer<typeof importSchema>;

const issueSchema = z
  .object({
    row: z.int().describe('The first row after the header is 1; blank rows are not counted.'),
    line: z.int().optional().describe('The physical line where the row starts.'),
    sku: z.string().optional(),
    attribute: z.string().optional(),
    code: z.enum(issueCodes),
    severity: z
      .enum(['error', 'warning'])
      .describe('An error rejects the row, a warning says what was repaired.'),
    seen: z.string().optional(),
    advice: z.string(),
  })
  .meta({ id: 'ImportIssue' });

const pageQuery = z.strictObject({ limit, cursor });
export type PageQuery = z.infer<typeof pageQuery>;

// One good row, and one that is reported.
const exampleFeed = `id,title,link,price,availability
A-1,Linen shirt,https://shop.example.com/p/a-1,49.95 EUR,in_stock
A-2,Linen trousers,https://shop.example.com/p/a-2,free,in_stock
`;

const accepted = { location: 'The status resource.' };

export const startImport: OperationSpec = {
  summary: 'Bring a shop’s feed in',
  access: { scope: 'imports:write' },
  description:
    'The feed is the body (CSV, TSV, XML or NDJSON, plain or gzip), or is fetched from the `url` in a JSON body. ' +
    'It is stored before the answer, so an import that was accepted is never lost.',
  query: newImport,
  streams: feedTypes,
  body: feedUrl,
  headers: keyHeader('The same key with the same feed gives the same import.'),
  answers: {
    202: {
      description: 'Accepted; the status resource tells how it goes.',
      schema: importSchema,
      headers: accepted,
    },
  },
  problems: [
    'invalid_request',
    'payload_too_large',
    'unsupported_media_type',
    'idempotency_mismatch',
    'unavailable',
  ],
  example: {
    query: { shop: 'Sample Shop', dryRun: 'true' },
    body: { url: 'https://shop.example.com/feed.csv.gz' },
    stream: exampleFeed,
  },
};

export const listImports: OperationSpec = {
  summary: 'The imports, newest first',
  access: { scope: 'imports:read' },
  query: pageQuery,
  answers: {
    200: {
      description: 'A page of imports.',
      schema: z.object({ items: z.array(importSchema), page: pageSchema }).meta({ id: 'ImportList' }),
    },
  },
  problems: ['invalid_request', 'bad_cursor', 'unavailable'],
  example: { query: { limit: '1' } },
};

export const getImport: OperationSpec = {
  summary: 'How an import goes',
  access: { scope: 'imports:read' },
  params: id,
  answers: {
    200: {
      description: 'Its state and counts.',
      schema: importSchema,
      headers: { 'ogrom-position': 'Its last change.' },
    },
  },
  problems: ['not_found', 'unavailable'],
};

export const listIssues: OperationSpec = {
  summary: 'What was wrong with the rows of an import',
  access: { scope: 'imports:read' },
  params: id,
  query: pageQuery,
  answers: {
    200: {
      description: 'Issues in the order of rows.',
      schema: z.object({ items: z.array(issueSchema), page: pageSchema }).meta({ id: 'ImportIssueList' }),
    },
  },
  problems: ['invalid_request', 'bad_cursor', 'not_found', 'unavailable'],
};
