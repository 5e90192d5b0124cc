import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Caller, type Dispatch, type InnerRequest, NoRoom } from '../../src/ports/dispatch.js';
import { waits } from '../support/things.js';
import { until } from '../support/until.js';

/** A service with the things endpoint at /v1/things, as a port to itself. */
export interface OpenedDispatch {
  readonly dispatch: Dispatch;
  close(): Promise<void>;
}

const caller: Caller = {
  address: '203.0.113.7',
  traceId: 'a'.repeat(32),
  headers: { host: 'ogrom.example', authorization: 'Bearer t', 'x-api-key': 'k' },
};
const get = (target: string): InnerRequest => ({ method: 'GET', target, headers: {}, without: [] });

export function dispatchContract(name: string, open: () => Promise<OpenedDispatch>): void {
  describe(`${name} as a way to ask the service itself`, () => {
    let opened: OpenedDispatch;
    beforeAll(async () => void (opened = await open()));
    beforeEach(() => void waits.splice(0));
    afterAll(() => opened.close());

    const ask = (
      request: InnerRequest,
      signal = new AbortController().signal,
      room = (_bytes: number) => true,
    ) => opened.dispatch.ask(request, caller, { signal, room });
    const seen = async (request: InnerRequest) => JSON.parse((await ask(request)).body);

    it('gives status, headers and body, whoever answers', async () => {
      const text = await ask(get('/v1/things/text'));
      expect(text).toMatchObject({ status: 200, body: 'a "plain" text', headers: { etag: '"1"' } });
      expect(await ask(get('/v1/things/fails/403'))).toMatchObject({ status: 403 });
      expect(await ask(get('/v1/none'))).toMatchObject({ status: 404 });
      expect(await ask(get('/v1/things/nothing'))).toMatchObject({ status: 204, body: '' });
      expect((await ask(get('/v1/things/pieces'))).body).toBe('{"a":"ä"}');
      expect((await ask({ ...get('/v1/things'), method: 'HEAD' })).body).toBe('');
    });

    it('comes from where the caller is, with its headers unless the request has others or goes without', async () => {
      const request = { ...get('/v1/things/1'), headers: { 'x-api-key': 'own' }, without: ['authorization'] };
      const { ip, headers } = await seen(request);
      expect([ip, headers]).toEqual([caller.address, { host: 'ogrom.example', 'x-api-key': 'own' }]);
      expect((await seen(get('/v1/things/1'))).headers).toEqual(caller.headers);
    });

    it('sends a body', async () => {
      const headers = { 'content-type': 'application/json' };
      const request = { ...get('/v1/things'), method: 'POST', headers, body: '{"a":"ä"}' };
      expect((await seen(request)).body).toEqual({ a: 'ä' });
      expect(await ask({ ...request, body: '{"a":' })).toMatchObject({ status: 400 });
    });

    it('hangs up when the signal aborts, and asks nothing when it has already', async () => {
      const end = new AbortController();
      const asked = ask(get('/v1/things/waits'), end.signal);
      await until(() => waits.length === 1, 'it waits');
      end.abort(new Error('enough'));
      await expect(asked).rejects.toThrow('enough');
      await until(() => waits.length === 2, 'the handler hears of it');
      await expect(ask(get('/v1/things/waits'), end.signal)).rejects.toThrow('enough');
      expect(waits).toEqual(['begun', 'hung up']);
    });

    it('asks whether there is room for an answer, and takes none that is too large', async () => {
      let room = 5_000;
      const take = (bytes: number) => (room -= bytes) >= 0;
      const { body } = await ask(get('/v1/things/big/2000'), undefined, take);
      expect(room).toBe(5_000 - body.length);
      await expect(ask(get('/v1/things/big/4000'), undefined, take)).rejects.toThrow(NoRoom);
    });

    it('tells of what may be no part of anything, and refuses it', async () => {
      const { dispatch } = opened;
      expect(dispatch.refuses('GET', '/v1/things/events')).toBe(true);
      expect(dispatch.refuses('POST', '/v1/things/events')).toBe(false);
      expect(dispatch.refuses('GET', '/v1/things/other')).toBe(false);
      expect(await ask(get('/v1/things/%65vents'))).toMatchObject({ status: 400 });
    });
  });
}
