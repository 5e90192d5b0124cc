import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breakingChanges, withoutAccepted } from '../../scripts/contract/breaking.mjs';
import { deprecationsOf } from '../../scripts/contract/deprecations.mjs';
import { differing, generated } from '../../scripts/contract/kept.mjs';
import { findProgram } from '../../scripts/services/processes.mjs';

const kept = readFileSync('clients/openapi.json', 'utf8');
const aDocument = () => JSON.parse(kept);
const describeWithGo = findProgram('go') || process.env['REQUIRE_SERVICES'] ? describe : describe.skip;

describeWithGo('compared with the last release (skipped where Go is missing, which builds oasdiff)', () => {
  it('names a member that is gone from an answer, and its operation', () => {
    const after = aDocument();
    const { properties, required } = after.components.schemas.Brand;
    delete properties.name;
    required.splice(required.indexOf('name'), 1);
    expect(breakingChanges(aDocument(), after)).toContainEqual({
      operation: 'GET /v1/brands/{id}',
      code: 'response-required-property-removed',
      text: expect.stringContaining('`name`'),
    });
  }, 120_000);

  it('names a parameter that became required, and its operation', () => {
    const after = aDocument();
    const { parameters } = after.paths['/v1/search'].get;
    parameters.find(({ name }: { name: string }) => name === 'q').required = true;
    expect(breakingChanges(aDocument(), after)).toEqual([
      {
        operation: 'GET /v1/search',
        code: 'request-parameter-became-required',
        text: expect.stringContaining('`q`'),
      },
    ]);
  }, 120_000);

  it('lets what only grows pass', () => {
    const after = aDocument();
    after.components.schemas.Brand.properties.logo = { type: 'string' };
    const { parameters } = after.paths['/v1/brands'].get;
    parameters.push({ name: 'q', in: 'query', required: false, schema: { type: 'string' } });
    expect(breakingChanges(aDocument(), after)).toEqual([]);
  }, 120_000);

  it('lets a deprecated operation go after its sunset, and not before', () => {
    const gone = aDocument();
    delete gone.paths['/v1/brands/{id}'];
    const deprecated = (sunset: string) => {
      const before = aDocument();
      Object.assign(before.paths['/v1/brands/{id}'].get, { deprecated: true, 'x-sunset': sunset });
      return breakingChanges(before, gone).map(({ operation }: { operation: string }) => operation);
    };
    expect(deprecated('2020-01-01')).toEqual([]);
    expect(deprecated('2999-01-01')).toEqual(['GET /v1/brands/{id}']);
  }, 120_000);
});

it('tells of what was accepted no more, and of all else', () => {
  const change = (text: string) => ({ operation: 'GET /v1/search', code: 'any', text });
  const accepted = [{ text: 'added the pattern', reason: 'it was refused all along' }];
  expect(withoutAccepted([change('added the pattern'), change('removed')], accepted)).toEqual([
    change('removed'),
  ]);
});

describe('what is generated from the document', () => {
  it('is found where it differs from what is committed', async () => {
    const files = await generated(aDocument());
    expect(differing(files)).toEqual([]);
    expect(differing({ ...files, 'docs/deprecations.md': 'another' })).toEqual(['docs/deprecations.md']);
  });

  it('lists what is on its way out, soonest gone first', () => {
    const { paths } = aDocument();
    const mark = (path: string, sunset: string) =>
      Object.assign(paths[path].get, {
        deprecated: true,
        'x-deprecated-since': '2026-11-26',
        'x-sunset': sunset,
      });
    mark('/v1/brands', '2027-06-01');
    mark('/v1/shops', '2027-05-01')['x-successor'] = '/v2/shops';
    const rows = deprecationsOf({ paths })
      .split('\n')
      .filter((line) => line.startsWith('| GET'));
    expect(rows).toEqual([
      '| GET /v1/shops  | 2026-11-26       | 2027-05-01 | /v2/shops    |',
      '| GET /v1/brands | 2026-11-26       | 2027-06-01 |              |',
    ]);
  });
});
