import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { judgements, ndcg } from '../../bench/relevance/ndcg.mjs';
import { describeWith } from '../support/services.js';

const row = (product_id: string, label: string) => ({ query_id: '0', product_id, label });

describe('NDCG@10', () => {
  const catalogue = new Set(['best', 'good', 'bad']);
  const rows = [row('best', 'Exact'), row('good', 'Partial'), row('bad', 'Irrelevant'), row('away', 'Exact')];
  const judged = judgements(rows, catalogue).get('0');
  const best = 2 + 1 / Math.log2(3);

  it('is 1 in the best order that the catalogue has, and 0 where nothing fits', () => {
    expect(ndcg(['best', 'good', 'bad'], judged)).toBe(1);
    expect(ndcg(['bad', 'nobody judged'], judged)).toBe(0);
    expect(ndcg(['best'], undefined)).toBe(0);
  });

  it('is less where the best comes later, once only, and not after ten', () => {
    expect(ndcg(['good', 'best'], judged)).toBeCloseTo((1 + 2 / Math.log2(3)) / best);
    expect(ndcg(['best', 'best', 'good'], judged)).toBe(1);
    expect(ndcg([...Array.from({ length: 10 }, (_, n) => `${n}`), 'best'], judged)).toBe(0);
  });

  it('counts the better one of two judgements of a product', () => {
    const twice = judgements([row('good', 'Exact'), row('good', 'Partial')], catalogue);
    expect(twice.get('0')!.get('good')).toBe(2);
  });
});

describeWith('elasticsearch', 'bench:relevance', (url) => {
  it('tells programs how relevant the sample is, and leaves no index', async () => {
    const env = { ...process.env, ELASTICSEARCH_URL: url };
    const run = promisify(execFile)(process.execPath, ['bench/relevance/main.mjs', '--json'], { env });
    const { ratios } = JSON.parse((await run).stdout);
    expect(ratios).toEqual([{ name: 'NDCG@10 sample', value: expect.any(Number), better: 'more' }]);
    expect(ratios[0].value).toBeGreaterThan(0.5);
    const left = await fetch(`${url}/_cat/indices/bench-relevance-${run.child.pid}-*?format=json`);
    expect(await left.json()).toEqual([]);
  }, 120_000);
});
