import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aService, type Service } from '../support/service.js';
import { contradictions, type Values } from './contradictions.js';
import { valuesOf } from './values.js';

describe('the files of the deployment and the application', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-agreement-'));
  let service: Service;
  let values: Values;
  beforeAll(async () => {
    service = await aService({ DATABASE_URL: `sqlite:${folder}/catalogue.sqlite` });
    values = await valuesOf(service);
  }, 60_000);
  afterAll(async () => {
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('agree', () => {
    expect(contradictions(values)).toEqual([]);
  });

  it.each<[string, (sound: Values) => Partial<Values>]>([
    ['nginx keeps an idle connection for 60 s', ({ proxy }) => ({ proxy: { ...proxy, idleMs: 60_000 } })],
    ['nginx keeps an idle connection for 65 s', balancer({ idleMs: 65_000 })],
    [
      'the application keeps an idle connection for 5 s, which is not longer than nginx',
      application({ idleMs: 5_000 }),
    ],
    ['the application keeps an idle connection for 60 s', application({ idleMs: 60_000 })],
    ['nginx waits 60 s for an answer that may take 61 s', application({ longestMs: 61_000 })],
    ['the load balancer waits 10 s', balancer({ idleMs: 10_000 })],
    ['a stream that is idle for 60 s is cut off', application({ heartbeatMs: 30_000 })],
    ['a request may wait 58 s for a change', application({ waitMs: 58_000 })],
    ['nginx takes bodies of 1048576 bytes', ({ proxy }) => ({ proxy: { ...proxy, bodyBytes: 1024 ** 2 } })],
    ['the application drains for 26 s, longer than the 25 s', application({ drainMs: 26_000 })],
    [
      'the container is killed after 10 s, the drain and the slowest request take 11',
      application({ answerMs: 8_000 }),
    ],
    ['the application ends after 3 s', application({ shutdownMs: 3_000 })],
    ['before the application ends by itself at 12 s', application({ shutdownMs: 12_000 })],
    ['the deregistration delay of 20 s is shorter', balancer({ deregistrationMs: 20_000 })],
    ['and 31 s in the overridden resource', balancer({ overriddenDeregistrationMs: 31_000 })],
    ['checks /healthz, which answers 404', probe({ path: '/healthz' })],
    ['both check /health/live', probe({ path: '/health/live' })],
    [
      'the container checks /health/live, which answers 404',
      application({ paths: new Map([['/health/ready', 200]]) }),
    ],
    ['a check may take 10 s', probe({ timeoutMs: 10_000 })],
    ['an instance is replaced after 20 s', balancer({ replaceGraceMs: 20_000 })],
    ['a slow start of 10 s', balancer({ slowStartMs: 10_000 })],
    ['exposes 8080 and 9090', container({ exposed: [8080, 9090] })],
    ['the application in it listens on 3000', container({ port: 3000 })],
    ["the application's own default is 3000", application({ port: 3000 })],
    ['the load balancer asks port 8080, nginx listens on 80', probe({ port: 8080 })],
    ['1 instance at least', scaling({ minSize: 1 })],
    ['9 instances must serve', scaling({ inService: 9 })],
    ['BreachDuration is 5 min', scaling({ breach: 5 })],
  ])('%s', (sentence, breaking) => {
    const found = contradictions({ ...values, ...breaking(values) });
    expect(found).toContainEqual(expect.stringContaining(sentence));
  });

  it('say every contradiction at once', () => {
    const broken = { ...values, ...application({ idleMs: 5_000, drainMs: 60_000, port: 1 })(values) };
    expect(contradictions(broken).length).toBeGreaterThanOrEqual(5);
  });
});

type Breaking = (sound: Values) => Partial<Values>;

function balancer(wrong: Partial<Values['balancer']>): Breaking {
  return (sound) => ({ balancer: { ...sound.balancer, ...wrong } });
}

function probe(wrong: Partial<Values['balancer']['probe']>): Breaking {
  return (sound) => balancer({ probe: { ...sound.balancer.probe, ...wrong } })(sound);
}

function container(wrong: Partial<Values['container']>): Breaking {
  return (sound) => ({ container: { ...sound.container, ...wrong } });
}

function application(wrong: Partial<Values['app']>): Breaking {
  return (sound) => ({ app: { ...sound.app, ...wrong } });
}

function scaling(wrong: Partial<Values['scaling']>): Breaking {
  return (sound) => ({ scaling: { ...sound.scaling, ...wrong } });
}
