import { z } from 'zod';
import type { OperationSpec } from '../../http/operation.js';
import { buildStates } from '../../ports/index-progress.js';

const id = z.strictObject({ id: z.string().min(1).max(64).describe('An index build id.') });
export type BuildId = z.infer<typeof id>;

const buildSchema = z
  .object({
    id: z.string(),
    index: z.string(),
    state: z.enum(buildStates),
    documents: z.int().describe('Products written so far.'),
    refused: z.int().describe('Products that the engine would not take.'),
    position: z.int(),
    mapping: z.int().optional().describe('The version of the mapping that it is made with.'),
    error: z.string().optional(),
    createdAt: z.string(),
    finishedAt: z.string().optional(),
    links: z.object({ self: z.string() }),
  })
  .meta({ id: 'IndexBuild' });

export const listBuilds: OperationSpec = {
  summary: 'The last index builds',
  access: { scope: 'index:read' },
  description: 'Those that were asked for, and those that a release began whose mapping is newer.',
  answers: {
    200: { description: 'The 20 newest, newest first.', schema: z.object({ items: z.array(buildSchema) }) },
  },
  problems: ['unavailable'],
};

export const startBuild: OperationSpec = {
  summary: 'Rebuild the search index',
  access: { scope: 'index:write' },
  description:
    'Aside, while changes go on; verified, then swapped in one step. The previous index stays for a way back.',
  answers: {
    202: {
      description: 'Accepted; the status resource tells how it goes.',
      schema: buildSchema,
      headers: { location: 'The status resource.' },
    },
  },
  problems: ['unavailable'],
};

export const getBuild: OperationSpec = {
  summary: 'How an index build goes',
  access: { scope: 'index:read' },
  params: id,
  answers: { 200: { description: 'Its state.', schema: buildSchema } },
  problems: ['not_found', 'unavailable'],
};
