import { describe, expect, it } from '@jest/globals';
import { Phases } from '../../rehearsal/measure/phases.mjs';
import { between } from '../../rehearsal/measure/percentiles.mjs';
import { scenarioOf } from '../../rehearsal/scenarios/scenario.mjs';
import { verdictsOf } from '../../rehearsal/scenarios/verdicts.mjs';

interface Outcome {
  readonly at: number;
  readonly ms: number;
  readonly kind: string;
  readonly status?: number;
  readonly [more: string]: unknown;
}

const settings = {
  scale: 20,
  batch: { type: 'Fixed', size: 1 },
  newVersionPercent: 50,
  look: { everyMs: 500 },
};
const faultAt = 10_000;
const away = { from: faultAt, to: 15_000 };
const search = 'GET /v1/search';

const answered = (more: Partial<Outcome> = {}) =>
  ({
    at: 1_000,
    ms: 5,
    kind: 'read',
    name: 'GET /v1/products',
    status: 200,
    version: 'old',
    ...more,
  }) as Outcome;
const refused = (more: Partial<Outcome> = {}) =>
  answered({ at: faultAt + 100, status: 503, retryAfter: true, ...more });

function scenario(fault: string | undefined, kind?: string) {
  const scale = fault === '--scale' ? { from: 2, to: 3 } : undefined;
  const named = scale || !fault ? undefined : { name: fault, kind };
  const options = { fault: named, scale, policy: 'Immutable', instances: 3 };
  return scenarioOf(options, { settings, config: { thirdParties: {} } });
}

/** The verdicts over a run of the scenario in which these requests were made. */
function verdicts(of: ReturnType<typeof scenario>, ...records: Outcome[]) {
  const fleet = {
    stops: [],
    running: { i1: 'new' },
    releases: { old: { version: 'old' }, new: { version: 'new' } },
  };
  const told = [{ mood: 'well', checked: 'live', source: 'ecb', date: '2026-11-26' }];
  const stage = {
    away,
    told,
    killedAt: faultAt,
    inFlight: 1,
    redispatched: 0,
    recoveredMs: 1,
    caughtUpMs: 1,
  };
  const phases = ['before', 'during', 'after'].map((part, n) => ({
    ...{ part, title: part, from: n * faultAt, to: (n + 1) * faultAt, ms: faultAt },
  }));
  const [before, during] = [{ p99: 10 }, { p99: 10 }];
  const run = { records, before, during, phases, fleet, stage, rate: 60, acknowledged: [], lost: [] };
  return verdictsOf(of, { ...run, nameOf: ({ name }: Outcome) => name }) as {
    promise: string;
    kept: boolean;
    measured: string;
  }[];
}

const kept = (...those: Parameters<typeof verdicts>) => verdicts(...those)[0]!.kept;

const all: [string, string?][] = [
  ...([
    ['mysql'],
    ['elasticsearch'],
    ['logstash'],
    ['third-party'],
    ['kill'],
    ['slow-start'],
    ['--scale'],
  ] as [string][]),
  ...([
    ['bad-release', 'never-ready'],
    ['bad-release', '500s'],
  ] as [string, string][]),
];

describe.each(all)('%s %s', (fault, kind) => {
  const of = scenario(fault, kind);

  it.each([
    ['before the fault', answered({ status: 503, retryAfter: true })],
    [
      'before the fault, without an answer',
      answered({ status: undefined, error: 'ECONNRESET', version: undefined }),
    ],
    ['with 500 during it', answered({ at: faultAt, status: 500 })],
    ['with 503 and no Retry-After', refused({ retryAfter: false })],
    ['searching, with 500', answered({ at: faultAt, name: search, status: 500 })],
    ['long after it', refused({ at: 29_000 })],
    ['after it, searching', refused({ at: 29_000, name: search })],
    ['as a slow one', answered({ kind: 'slow-write', status: 200 })],
  ])('is broken by a request that fails %s', (_, wrong) => {
    expect(kept(of, answered(), wrong)).toBe(false);
  });

  it('is not broken where everything is answered', () => {
    expect(verdicts(of, answered())[0]).toMatchObject({
      kept: true,
      measured: expect.stringMatching(/^0 of 1/),
    });
  });
});

describe('mysql excuses', () => {
  const of = scenario('mysql');

  it('an honest refusal of what was in flight when it went, and until everything is back', () => {
    const those = [refused({ at: faultAt - 300, ms: 680 }), refused(), refused({ at: away.to + 900 })];
    expect(verdicts(of, answered(), ...those)[0]).toMatchObject({
      kept: true,
      measured: '0 of 4; it excuses 3 (503 × 3)',
    });
  });

  it('no search', () => {
    expect(kept(of, refused({ name: search }))).toBe(false);
    expect(kept(of, refused({ name: search, at: away.to + 100 }))).toBe(false);
    expect(kept(of, refused({ name: 'GET /v1/products/{id}/similar' }))).toBe(false);
  });

  it('nothing that had its answer before', () => {
    expect(kept(of, refused({ at: faultAt - 300, ms: 200 }))).toBe(false);
  });
});

describe('elasticsearch excuses', () => {
  const of = scenario('elasticsearch');

  it('searches alone', () => {
    expect(kept(of, refused({ name: search }), refused({ name: search, at: away.to + 900 }))).toBe(true);
    expect(kept(of, refused())).toBe(false);
    expect(kept(of, refused({ kind: 'write', name: 'write' }))).toBe(false);
  });
});

describe('kill excuses', () => {
  const of = scenario('kill');
  const cut = (more: Partial<Outcome> = {}) =>
    answered({ at: faultAt - 10, ms: 20, status: 502, version: undefined, ...more });

  it('what was under way and had no answer from an instance', () => {
    expect(verdicts(of, cut()).every((one) => one.kept)).toBe(true);
    expect(kept(of, cut({ version: 'new' }))).toBe(false);
    expect(kept(of, cut({ at: faultAt + 100 }))).toBe(false);
  });
});

describe('bad-release=500s excuses', () => {
  const of = scenario('bad-release', '500s');
  const bad = answered({ at: faultAt, status: 500, version: 'new' });

  it('what the bad release itself spoils, within a bound', () => {
    const bounded = (count: number) => verdicts(of, ...Array.from({ length: count }, () => bad))[1];
    expect(kept(of, bad)).toBe(true);
    // Three looks of half a second at a quarter of 60 a second, and 10.
    expect(bounded(33)).toMatchObject({ kept: true });
    expect(bounded(34)).toMatchObject({ kept: false });
    expect(kept(of, { ...bad, status: 502 })).toBe(false);
  });
});

describe('a failed request', () => {
  it('stands in the phase in which it failed, an answered one in that in which it was due', () => {
    const phases = new Phases(undefined, () => 0);
    phases.all.push({ title: 'before', part: 'before', from: 0, to: faultAt });
    const slow = { at: faultAt - 10, ms: 20 };
    expect(between([answered(slow), refused(slow)], phases.span('before'))).toEqual([answered(slow)]);
  });
});
