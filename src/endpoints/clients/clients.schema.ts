import { z } from 'zod';
import { type Scope, scopeNames } from '../../catalogue/scopes.js';
import type { OperationSpec } from '../../http/operation.js';
import { pageSchema } from '../../http/page.js';
import { cursor, limit, notBlank } from '../../http/parameters.js';
import { keyStates } from '../../ports/clients.js';

const admin: { readonly scope: Scope } = { scope: 'clients:admin' };

const id = z.string().min(1).max(64).describe('A client id.');
const one = z.strictObject({ id });
export type ClientId = z.infer<typeof one>;

const oneKey = z.strictObject({ id, keyId: z.string().min(1).max(64).describe('A key id.') });
export type ClientKeyId = z.infer<typeof oneKey>;

const pageQuery = z.strictObject({ limit, cursor });
export type ClientsQuery = z.infer<typeof pageQuery>;

const newClient = z.strictObject({
  name: z.string().trim().min(1).max(200).meta(notBlank).describe('Whose program it is.'),
  scopes: z.array(z.enum(scopeNames)).min(1).max(scopeNames.length).describe('What its keys permit.'),
  keyDays: z.int().min(1).max(3650).default(365).describe('For how many days each of its keys is made.'),
});
export type NewClientBody = z.infer<typeof newClient>;

const rotation = z.strictObject({
  overlapHours: z
    .number()
    .min(0)
    .max(720)
    .default(168)
    .describe('For how long the newest key before goes on; others end at once.'),
});
export type RotationBody = z.infer<typeof rotation>;

const keySchema = z
  .object({ id: z.string(), state: z.enum(keyStates), createdAt: z.string(), expiresAt: z.string() })
  .meta({ id: 'ClientKey' });

const client = {
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopeNames)),
  keyDays: z.int(),
  createdAt: z.string(),
  revokedAt: z.string().optional(),
  keys: z.array(keySchema).describe('Newest first; at most two are live.'),
  links: z.object({ self: z.string() }),
};
const clientSchema = z.object(client).meta({ id: 'Client' });
export type ClientJson = z.infer<typeof clientSchema>;

const clientWithKey = z
  .object({ ...client, key: z.string().describe('The new key. It is never shown again.') })
  .meta({ id: 'ClientWithKey' });

export const createClient: OperationSpec = {
  summary: 'Make a client',
  access: admin,
  description: 'The answer holds its first key, which is stored as a hash only: nobody can show it again.',
  body: newClient,
  answers: {
    201: {
      description: 'The client and its key.',
      schema: clientWithKey,
      headers: { location: 'The client.' },
    },
  },
  problems: ['invalid_request', 'unsupported_media_type', 'payload_too_large', 'unavailable'],
  example: { body: { name: 'Web shop', scopes: ['catalogue:read'], keyDays: 365 } },
};

export const listClients: OperationSpec = {
  summary: 'The clients',
  access: admin,
  description: 'In the order of their making, the revoked ones too.',
  query: pageQuery,
  answers: {
    200: {
      description: 'A page of clients.',
      schema: z.object({ items: z.array(clientSchema), page: pageSchema }).meta({ id: 'ClientList' }),
    },
  },
  problems: ['invalid_request', 'bad_cursor', 'unavailable'],
  example: { query: { limit: '1' } },
};

export const getClient: OperationSpec = {
  summary: 'One client and its keys',
  access: admin,
  params: one,
  answers: { 200: { description: 'The client.', schema: clientSchema } },
  problems: ['not_found', 'unavailable'],
};

export const rotateKey: OperationSpec = {
  summary: 'Give a client another key',
  access: admin,
  description: 'The key before goes on for a while, so that the client can change over without a pause.',
  params: one,
  body: rotation,
  answers: { 201: { description: 'The client and its new key.', schema: clientWithKey } },
  problems: [
    ...(['invalid_request', 'unsupported_media_type', 'payload_too_large'] as const),
    ...(['not_found', 'conflict', 'unavailable'] as const),
  ],
  example: { body: { overlapHours: 24 } },
};

export const revokeKey: OperationSpec = {
  summary: 'End a key',
  access: admin,
  description: 'Everywhere within 10 s.',
  params: oneKey,
  answers: { 200: { description: 'The client, with the key revoked.', schema: clientSchema } },
  problems: ['not_found', 'unavailable'],
};

export const revokeClient: OperationSpec = {
  summary: 'End a client and all its keys',
  access: admin,
  description: 'Everywhere within 10 s, and for good.',
  params: one,
  answers: { 200: { description: 'The client, revoked.', schema: clientSchema } },
  problems: ['not_found', 'unavailable'],
};
