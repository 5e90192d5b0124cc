import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FaultyServer } from '../support/faulty-server.js';
import { hasToxiproxy, type Toxic, Toxiproxy } from '../support/toxiproxy.js';
import { recovered } from './rests.js';
import { ample, replies, short, subjects } from './subjects.js';

/** What its caller gets, for faults that only the wire has; undefined: connections are refused. */
const toxics: readonly (readonly [string, Toxic | undefined, late: boolean])[] = [
  ['latency of 5 s', { type: 'latency', attributes: { latency: 5_000, jitter: 0 } }, true],
  ['a kilobyte a second', { type: 'bandwidth', attributes: { rate: 1 } }, true],
  ['no byte', { type: 'timeout', attributes: { timeout: 0 } }, true],
  ['the end after 500 bytes', { type: 'limit_data', attributes: { bytes: 500 } }, false],
  ['a reset', { type: 'reset_peer', attributes: { timeout: 0 } }, false],
  ['nobody', undefined, false],
];

const expected: Readonly<Record<string, (late: boolean) => string>> = {
  'exchange rates': () => 'rates of 2026-11-25, stale',
  'live offers': (late) => (late ? 'stale' : 'unreachable'),
  images: () => 'silent',
};

const describeToxic = hasToxiproxy ? describe : describe.skip;

describeToxic(`toxiproxy${hasToxiproxy ? '' : ' (skipped: it is not installed)'}`, () => {
  describe.each(Object.keys(subjects))('%s', (name) => {
    let server: FaultyServer;
    let proxy: Toxiproxy;
    beforeAll(async () => {
      jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
      server = await FaultyServer.start(({ url }) => replies[name]!(url!));
      proxy = await Toxiproxy.inFrontOf(new URL(server.url).host);
    });
    afterAll(async () => {
      await proxy.close();
      await server.close();
    });

    it.each(toxics)('%s', async (_, toxic, late) => {
      const { certificate } = server;
      const url = `https://127.0.0.1:${proxy.port}`;
      const subject = await subjects[name]!({ url, certificate, times: late ? short : ample });
      await server.suffer(undefined);
      await proxy.suffer(toxic);
      const began = performance.now();
      expect(await subject.ask()).toBe(expected[name]!(late));
      expect(performance.now() - began).toBeLessThan(5_000);
      while (!subject.resting) await subject.ask();
      await proxy.heal();
      await recovered(subject);
      await subject.close();
    });
  });
});
