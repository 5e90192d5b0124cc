import { afterEach, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Redis } from '../../../src/adapters/redis/redis.js';
import { redisAdapter } from '../../../src/adapters/redis/redis.module.js';
import { HealthProbe } from '../../../src/ports/health-probe.js';
import { aPort } from '../../support/a-port.js';
import { describeWith } from '../../support/services.js';

let app: INestApplication;
afterEach(() => app.close());

async function anApp(url: string) {
  const module = await Test.createTestingModule({ imports: [redisAdapter({ url })] }).compile();
  app = module.createNestApplication(new FastifyAdapter(), { logger: false });
  await app.init();
  return { redis: app.get(Redis, { strict: false }), probe: app.get(HealthProbe, { strict: false }) };
}

describeWith('valkey', 'the connection to Redis', (url) => {
  it('is opened when the service listens, and a check that came before waits for its first answer', async () => {
    const { redis, probe } = await anApp(url);
    const early = probe.check(AbortSignal.timeout(10_000));
    expect(redis.usable).toBeUndefined();
    await app.listen(0, '127.0.0.1');
    await early;
    expect(redis.usable).toBeDefined();
  });

  it('is not opened by a service that ends before it listens', async () => {
    const { redis, probe } = await anApp(url);
    await expect(probe.check(AbortSignal.timeout(20))).rejects.toThrow('it has not been asked yet');
    await app.close();
    expect(redis.usable).toBeUndefined();
  });
});

describe('a Redis that is not there', () => {
  it('fails its check with the reason, and holds up nobody who listens', async () => {
    const { redis, probe } = await anApp(`redis://127.0.0.1:${await aPort()}`);
    await app.listen(0, '127.0.0.1');
    await expect(probe.check(AbortSignal.timeout(10_000))).rejects.toThrow('ECONNREFUSED');
    expect(redis.usable).toBeUndefined();
  });
});
