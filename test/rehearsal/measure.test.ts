import { describe, expect, it } from '@jest/globals';
import { ebextensions } from '../../deploy/beanstalk/options.mjs';
import { balancerConfig } from '../../rehearsal/balancer/config.mjs';
import { settingsOf } from '../../rehearsal/deployment/settings.mjs';
import { noFailure, steadyP99 } from '../../rehearsal/measure/judgement.mjs';
import { figures, perSecond } from '../../rehearsal/measure/percentiles.mjs';

const answered = (ms: number, at = 0, status = 200) => ({ ms, at, status, kind: 'read', version: 'a' });

describe('figures', () => {
  it('are nearest ranks over what was answered', () => {
    const records = Array.from({ length: 1000 }, (_, n) => answered(n + 1));
    expect(figures(records)).toMatchObject({ requests: 1000, failed: 0, p50: 500, p99: 990, p999: 999 });
    expect(figures([])).toMatchObject({ requests: 0, p99: undefined });
  });

  it('stand in the second in which a request was due', () => {
    const seconds = perSecond([answered(1, 100), answered(1, 1_900), answered(1, 1_950)], {
      from: 0,
      to: 2_000,
    });
    expect(seconds.map(({ requests }: { requests: number }) => requests)).toEqual([1, 2]);
  });
});

describe('a promise', () => {
  it('is broken by a single failed request, which is named', () => {
    expect(noFailure([answered(1), answered(1)])).toMatchObject({ kept: true });
    expect(noFailure([answered(1), answered(1, 0, 502)])).toMatchObject({
      kept: false,
      measured: expect.stringContaining('502'),
    });
  });

  it('lets the p99 double, no more', () => {
    expect(steadyP99({ before: { p99: 10 }, during: { p99: 20 } }).kept).toBe(true);
    expect(steadyP99({ before: { p99: 10 }, during: { p99: 20.1 } }).kept).toBe(false);
  });
});

describe('the load balancer', () => {
  const lifecycle = { drainMs: 3_000, shutdownMs: 9_000 };

  it('is the one of .ebextensions, its times divided by the scale', () => {
    const beanstalk = ebextensions();
    const options = beanstalk.options as Record<string, Record<string, number | string>>;
    const process = options['elasticbeanstalk:environment:process:default']!;
    const scaled = settingsOf(beanstalk, lifecycle, 10);
    expect(scaled.intervalMs).toBe(Number(process['HealthCheckInterval']) * 100);
    expect(scaled.drainMs).toBe(300);
    const config = balancerConfig(scaled, { port: 1, socket: '/s', slots: 6 });
    expect(config).toContain(`uri ${process['HealthCheckPath']} `);
    expect(config).toContain(`inter ${scaled.intervalMs}ms fall ${process['UnhealthyThresholdCount']}`);
    // Whatever was sent once is never sent again: a balancer that retries would hide what fails.
    expect(config).toMatch(/retries 0\n/);
  });

  it('is refused where .ebextensions leaves out what it needs', () => {
    expect(() => settingsOf({ options: {}, resources: {} }, lifecycle, 1)).toThrow(/does not say/);
  });
});
