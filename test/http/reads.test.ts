import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { OperationSpec } from '../../src/http/operation.js';
import { readsOf } from '../../src/http/reads.js';
import type { Route } from '../../src/http/routes.js';

const route = (url: string, spec: Partial<OperationSpec> = {}): Route => {
  const answers = { 200: { description: 'It.', schema: z.object({}) } };
  const operation: OperationSpec = { summary: 'Reads', access: 'open', answers, ...spec };
  return { method: 'GET', url, schema: { operation } };
};

describe('what the warm-up reads', () => {
  it('is each list by its example and by the ids that its filters take, wherever it is mounted', () => {
    const filters = { brand: 'brands' };
    const things = route('/v2/things', { filters, example: { query: { limit: '2' } } });
    expect(readsOf([things, route('/v2/brands')], {})).toEqual([
      { path: '/v2/things?limit=2' },
      { path: '/v2/things?brand={id}', list: '/v2/brands' },
      { path: '/v2/brands' },
    ]);
  });

  it('is each thing by the ids of its list', () => {
    const one = route('/v2/things/:id', { example: { params: { id: 'a' } } });
    expect(readsOf([one], {})).toEqual([{ path: '/v2/things/{id}', list: '/v2/things', id: 'a' }]);
  });

  it('is nothing of a person, and nothing without an end', () => {
    const mine = route('/v2/me', { access: { person: true } as never });
    const answers = { 200: { description: 'Events.', events: {} } as never };
    expect(readsOf([mine, route('/v2/stream', { answers })], {})).toEqual([]);
  });
});
