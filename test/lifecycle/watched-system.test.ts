import { Logger } from '@nestjs/common';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { WatchedSystem } from '../../src/lifecycle/watched-system.js';
import { until } from '../support/until.js';
import { ScriptedProbe } from '../support/scripted-probe.js';

const pace = { everyMs: 5, timeoutMs: 20 };

describe('a watched system', () => {
  let stop = new AbortController();
  afterEach(() => {
    stop.abort();
    jest.restoreAllMocks();
  });

  function watch(...script: ConstructorParameters<typeof ScriptedProbe>[1][]) {
    stop = new AbortController();
    const probe = new ScriptedProbe('db', ...script);
    const system = new WatchedSystem(probe, { vital: false, dispensable: false }, pace);
    const statuses: unknown[] = [];
    probe.onAsk = () => statuses.push(system.status);
    void system.watch(stop.signal);
    return { probe, system, statuses };
  }

  it('is up with a latency once it has answered', async () => {
    const { system } = watch('answers');
    await until(() => system.status === 'up', 'an answer');
    expect(system).toMatchObject({ away: false, answered: true, latencyMs: expect.any(Number) });
  });

  it('is away when it refuses twice, the second time at once, and says why without an address', async () => {
    const { system, statuses } = watch('answers', 'refuses', 'refuses');
    await until(() => system.away, 'two refusals');
    expect(statuses.slice(0, 3)).toEqual([undefined, 'up', 'up']);
    expect(system.error).toBe('ECONNREFUSED');
  });

  it('is not away for one connection that went stale', async () => {
    const { probe, statuses } = watch('answers', 'refuses', 'answers');
    await until(() => probe.asked > 5, 'more checks');
    expect(statuses.slice(1)).not.toContain('away');
  });

  it('is away when it was silent three times, not for a slow check', async () => {
    const { system, statuses } = watch('answers', 'is silent', 'is silent', 'answers', 'is silent');
    await until(() => system.away, 'three silences in a row');
    expect(statuses.slice(1)).toEqual(['up', 'up', 'up', 'up', 'up', 'up']);
    expect(system.error).toBe('no answer within 20 ms');
  });

  it('is back by itself, and only changes are logged', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const told = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
    const { probe, system } = watch('refuses');
    await until(() => probe.asked > 10, 'many failing checks');
    probe.script = ['answers'];
    await until(() => system.status === 'up', 'an answer');
    expect(warned.mock.calls).toEqual([[{ message: 'db is away: ECONNREFUSED' }]]);
    expect(told.mock.calls).toEqual([[{ message: expect.stringMatching(/^db is back after [\d.]+ s$/) }]]);
  });
});
