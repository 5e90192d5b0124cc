import { z } from 'zod';
import { changeOps, changeTypes } from '../../catalogue/change.js';
import type { OperationSpec } from '../../http/operation.js';
import { pageSchema } from '../../http/page.js';
import { list } from '../../http/parameters.js';
import { frameOf } from './frames.js';

/** The longest that a request may wait, in seconds; proxies in front give up after a minute. */
export const longestWait = 30;

const position = 'is a position, as an answer or the id of an event gave it';
const since = z
  .preprocess(
    (given) => (given === '' ? NaN : given),
    z.coerce.number(position).int(position).min(0, position).max(Number.MAX_SAFE_INTEGER, position),
  )
  .optional()
  .describe('Tells what came after this position; only what comes from now on unless given.');
const knownTypes = `knows ${changeTypes.join(', ')}`;
const types = list(z.enum(changeTypes, knownTypes)).describe(
  'Only changes of these types; all unless given.',
);
const whole = 'is a whole number';

const listQuery = z.strictObject({
  since,
  types,
  limit: z.coerce.number(whole).int(whole).min(1, 'is at least 1').max(1000, 'is at most 1000').default(100),
  wait: z.coerce
    .number(whole)
    .int(whole)
    .min(0, 'is at least 0')
    .max(longestWait, `is at most ${longestWait}`)
    .default(0)
    .describe('How many seconds to wait for a change where there is none yet.'),
});
export type ListQuery = z.infer<typeof listQuery>;

const streamQuery = z.strictObject({ since, types });
export type StreamQuery = z.infer<typeof streamQuery>;

const known = (names: readonly string[]) => `${names.join(', ')}; ignore what you do not know`;
const ops = Object.entries(changeOps).map(([op, meaning]) => `\`${op}\` (${meaning})`);

const changeSchema = z
  .object({
    position: z.int().describe('Grows from change to change, not always by one.'),
    type: z.string().describe(known(changeTypes)),
    id: z.string().describe('Of what changed.'),
    op: z.string().describe(known(ops)),
    at: z.string().describe('When it was made.'),
  })
  .meta({ id: 'Change' });

const listSchema = z
  .object({
    items: z.array(changeSchema),
    position: z.int().describe('Up to here the log was looked through; `page.next` goes on after it.'),
    newest: z.int().describe('The position of the newest change of any type.'),
    page: pageSchema.describe('There is always a next page: it has what will have come by then.'),
  })
  .meta({ id: 'ChangeList' });

const problems = ['invalid_request', 'changes_expired', 'too_many_readers', 'unavailable'] as const;

export const listChanges: OperationSpec = {
  summary: 'What changed since a position',
  access: 'catalogue',
  description:
    'Oldest first; whoever follows `page.next` sees each change once. With `wait` it answers as soon as there is a ' +
    'change, and with an empty page after that time. A position that the log no longer reaches is answered by ' +
    '`changes_expired`, which tells how to start over.',
  query: listQuery,
  answers: { 200: { description: 'A page of changes, maybe an empty one.', schema: listSchema } },
  problems,
  example: { query: { since: '0', limit: '2' } },
};

const exampleChange = {
  position: 3001,
  type: 'product',
  id: '5k7jc1c8mf1ezksw',
  op: 'changed',
  at: '2026-11-26T08:30:00.000Z',
};

/** What a reader sees: the start, an event, a sign of life, and the end of the instance. */
const exampleFrames = [
  'retry: 1730\nid: 3000\n\n',
  frameOf(exampleChange),
  ': still here\n\n',
  'id: 3001\nevent: end\ndata: {"position":3001}\n\n',
].join('');

export const streamChanges: OperationSpec = {
  summary: 'Changes as they come, as server-sent events',
  access: 'catalogue',
  alone: true,
  description:
    'An event’s `id` is its position, its `event` the type, its `data` a `Change` as in the list. A client that comes ' +
    'again with `Last-Event-ID` misses nothing and gets nothing twice. Comments say that the stream lives. An event ' +
    '`end` is the last one of an instance that stops: another one goes on. A client that takes nothing is dropped.',
  query: streamQuery,
  headers: { 'Last-Event-ID': 'Resumes after this event; goes before `since`.' },
  answers: { 200: { description: 'Events without an end.', events: exampleFrames } },
  problems,
};
