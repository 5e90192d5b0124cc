import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { batchEndpoint } from '../../../src/endpoints/batch/batch.module.js';
import { inProcess } from '../../../src/http/in-process/in-process.module.js';
import { mount } from '../../../src/http/mount.js';
import { anApp } from '../../support/app.js';
import { until } from '../../support/until.js';
import { things, waits } from '../../support/things.js';

interface Asked {
  readonly name: string;
  readonly [member: string]: unknown;
}

describe('a batch', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await anApp(
      mount('v1/things', things, { from: [] }),
      mount('v1/batch', batchEndpoint, { from: [inProcess()] }),
    );
  });
  beforeEach(() => void waits.splice(0));
  afterAll(() => app.close());

  const post = (payload: object, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/v1/batch', payload, headers });
  const run = async (requests: readonly Asked[], headers?: Record<string, string>) =>
    (await post({ requests }, headers)).json().answers;
  const mistakes = async (payload: object): Promise<[string, string][]> => {
    const answer = await post(payload);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
    return answer.json().errors.map(({ path, code }: { path: string; code: string }) => [path, code]);
  };

  it('answers every request in its place, with status, headers, body as JSON and time', async () => {
    const answer = await post({
      requests: [
        { name: 'b', path: '/v1/things/1' },
        { name: 'a', path: '/v1/things/text' },
        { name: 'gone', path: '/v1/nothing' },
        { name: 'empty', path: '/v1/things/nothing' },
      ],
    });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([207, 'no-store']);
    const { answers, ms } = answer.json();
    expect(Object.keys(answers)).toEqual(['b', 'a', 'gone', 'empty']);
    expect(answers.b).toMatchObject({ status: 200, body: { id: '1' }, ms: expect.any(Number) });
    expect(answers.a).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: 'a "plain" text' });
    expect(answers.a.headers).not.toHaveProperty('x-inner');
    expect(answers.gone).toMatchObject({ status: 404, body: { code: 'not_found', status: 404 } });
    expect(answers.empty.status).toBe(204);
    expect(answers.empty).not.toHaveProperty('body');
    expect(ms).toBeGreaterThanOrEqual(answers.b.ms);
  });

  it('feeds answers into paths, queries, headers and bodies', async () => {
    const answers = await run([
      {
        name: 'all',
        method: 'POST',
        path: '/v1/things?n={result=list:$.items[0].id}',
        body: {
          whole: '{result=list:$.items[0]}',
          ids: '{result=list:$.items[*].id}',
          text: 'these: {result=list:$.items[*].id}!',
          plain: 'x',
        },
      },
      {
        name: 'one',
        path: '/v1/things/p-{result=list:$.items[1].id}?ids={result=list:$.items[*].id}&z=1',
        headers: { 'If-None-Match': '"{result=list:$.items[2].id}"' },
      },
      { name: 'list', path: '/v1/things' },
    ]);
    expect(answers.all.body.body).toEqual({
      whole: { id: 't0', tags: ['t0-a', 't0-b'] },
      ids: ['t0', 't1', 't2'],
      text: 'these: t0,t1,t2!',
      plain: 'x',
    });
    expect(answers.one.parts).toHaveLength(1);
    expect(answers.one.parts[0].body).toMatchObject({
      id: 'p-t1',
      query: { ids: 't0,t1,t2', z: '1' },
      headers: { 'if-none-match': '"t2"' },
    });
  });

  it('makes a request for each value in a path, and lets others see their bodies as a list', async () => {
    const answers = await run([
      { name: 'list', path: '/v1/things?count=2' },
      { name: 'each', path: '/v1/things/{result=list:$.items[*].id}-{result=list:$.items[*].tags[1]}' },
      { name: 'last', path: '/v1/things?ids={result=each:$[-1:].id}' },
    ]);
    const paths = ['t0-t0-b', 't0-t1-b', 't1-t0-b', 't1-t1-b'].map((id) => `/v1/things/${id}`);
    expect(answers.each.parts.map(({ path }: { path: string }) => path)).toEqual(paths);
    expect(answers.each).toMatchObject({ status: 200, ms: expect.any(Number) });
    expect(answers.last.body.items[0].id).toBe('t1-t1-b');
  });

  it('fails what depends on a failure with 424, and nothing else', async () => {
    const answers = await run([
      { name: 'bad', path: '/v1/things/fails/403' },
      { name: 'after', path: '/v1/things?ids={result=bad:$.code}' },
      { name: 'later', path: '/v1/things?ids={result=after:$.items[0].id}' },
      { name: 'empty', path: '/v1/things?ids={result=list:$.none[*]}' },
      { name: 'list', path: '/v1/things' },
      { name: 'fine', path: '/v1/things?ids={result=list:$.items[0].id}' },
    ]);
    const statuses = Object.entries<{ status: number }>(answers).map(([name, { status }]) => [name, status]);
    expect(Object.fromEntries(statuses)).toEqual({
      ...{ bad: 403, after: 424, later: 424, empty: 424, list: 200, fine: 200 },
    });
    expect(answers.after.body).toMatchObject({
      code: 'failed_dependency',
      detail: 'It needs bad, which failed.',
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
    });
    expect(answers.empty.body.detail).toBe('{result=list:$.none[*]} selects nothing.');
  });

  it('names every mistake before anything runs', async () => {
    const errors = await mistakes({
      deadlineMs: 0,
      requests: [
        { name: '1st', method: 'TRACE', path: 'https://shop.example.com/v1/things' },
        { name: 'waits', path: '/v1/things/waits' },
        { name: 'waits', path: '//shop.example.com/' },
        { name: 'batch', method: 'POST', path: '/v1/%62atch/' },
        { name: 'stream', path: '/v1/things/events?since=1' },
        { name: 'outside', path: '/health/live' },
        { name: 'up', path: '/v1/things/%2e%2E/%2e./metrics' },
        { name: 'unknown', path: '/v1/things/{result=nobody:$.id}' },
        { name: 'path', path: '/v1/things?a={result=waits:$.items[}' },
        { name: 'open', path: '/v1/things/{result=waits:$.id' },
        { name: 'a', path: '/v1/things/{result=b:$.id}' },
        { name: 'b', path: '/v1/things', headers: { prefer: '{result=c:$.id}' } },
        { name: 'c', method: 'PUT', path: '/v1/things/1', body: [{ x: '{result=a:$.id}' }] },
        { name: 'self', path: '/v1/things/{result=self:$.id}' },
        { name: 'header', path: '/v1/things', headers: { 'x-forwarded-for': '::1', accept: 'a\r\nb: c' } },
        { name: 'caller', path: '/v1/things', headers: { authorization: 'Bearer another' } },
        { name: 'body', path: '/v1/things', body: {} },
        { name: 'long', path: `/v1/things/${'a'.repeat(4_000)}` },
      ],
    });
    expect(errors.toSorted()).toEqual(
      [
        ['body.deadlineMs', 'bad_deadline'],
        ['body.requests.0.method', 'bad_method'],
        ['body.requests.0.name', 'bad_name'],
        ['body.requests.0.path', 'bad_path'],
        ['body.requests.10', 'cycle'],
        ['body.requests.13', 'cycle'],
        ['body.requests.14.headers.accept', 'bad_header'],
        ['body.requests.14.headers.x-forwarded-for', 'bad_header'],
        ['body.requests.15.headers.authorization', 'bad_header'],
        ['body.requests.16.body', 'bad_body'],
        ['body.requests.17.path', 'bad_path'],
        ['body.requests.2.name', 'duplicate_name'],
        ['body.requests.2.path', 'bad_path'],
        ['body.requests.3.path', 'bad_path'],
        ['body.requests.4.path', 'bad_path'],
        ['body.requests.5.path', 'bad_path'],
        ['body.requests.6.path', 'bad_path'],
        ['body.requests.7.path', 'unknown_name'],
        ['body.requests.8.path', 'bad_reference'],
        ['body.requests.9.path', 'bad_reference'],
      ].toSorted(),
    );
    expect(waits).toEqual([]);
  });

  it.each([
    ['no requests', { requests: [] }],
    ['too many', { requests: Array.from({ length: 21 }, (_, n) => ({ name: `n${n}`, path: '/v1/things' })) }],
    ['a member that nobody knows', { requests: [{ name: 'a', path: '/v1/things', url: '/' }] }],
    ['no list', { requests: { a: { path: '/v1/things' } } }],
    ['nothing', {}],
  ])('refuses %s', async (_what, payload) => {
    expect((await mistakes(payload)).length).toBeGreaterThan(0);
  });

  it.each([
    ['[', ']'],
    ['{"a":', '}'],
  ])('refuses a body that is nested without an end (%s)', async (open, close) => {
    const deep = open.repeat(100_000) + '1' + close.repeat(100_000);
    const payload = `{"requests":[{"name":"a","method":"POST","path":"/v1/things","body":${deep}}]}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/v1/batch', payload, headers });
    expect(answer.statusCode).toBe(400);
  });

  it('reaches neither a batch nor a stream by what it inserts', async () => {
    const answers = await run([
      { name: 'list', path: '/v1/things?ids=batch,events,..,a/../b' },
      { name: 'batch', method: 'POST', path: '/v1/{result=list:$.items[0].id}', body: { requests: [] } },
      { name: 'stream', path: '/v1/things/{result=list:$.items[1].id}' },
      { name: 'dots', path: '/v1/things/{result=list:$.items[2].id}/metrics' },
      { name: 'slash', path: '/v1/things/{result=list:$.items[3].id}' },
    ]);
    expect(answers.batch.parts[0]).toMatchObject({
      status: 400,
      body: { detail: 'This cannot be a part of a batch.' },
    });
    expect(answers.stream.parts[0].status).toBe(400);
    expect(answers.dots).toMatchObject({ status: 424, body: { detail: 'A segment would be “.” or “..”.' } });
    expect(answers.slash.parts[0].body.id).toBe('a/../b');
  });

  it('lets no value break out of a header, and no list out of its values', async () => {
    const answers = await run([
      { name: 'list', path: '/v1/things?ids=a%0D%0Ab,c' },
      { name: 'header', path: '/v1/things', headers: { prefer: '{result=list:$.items[0].id}' } },
      { name: 'texts', path: '/v1/things/text' },
      { name: 'commas', method: 'POST', path: '/v1/things', body: ['a,b', 'c'] },
      { name: 'joined', path: '/v1/things?ids={result=commas:$.body[*]}' },
      { name: 'object', path: '/v1/things?ids={result=list:$.items[0]}' },
    ]);
    expect([answers.header.status, answers.joined.status, answers.object.status]).toEqual([424, 424, 424]);
    expect(answers.joined.body.detail).toContain('one has a comma');
  });

  it('gives up what is not finished by the deadline, and keeps what is', async () => {
    const answer = await post({
      deadlineMs: 2_500,
      requests: [
        { name: 'quick', path: '/v1/things/1' },
        { name: 'slow', path: '/v1/things/waits' },
        { name: 'after', path: '/v1/things?ids={result=slow:$.id}' },
      ],
    });
    const { answers, ms } = answer.json();
    expect([answers.quick.status, answers.slow.status, answers.after.status]).toEqual([200, 504, 504]);
    expect(answers.slow.body).toMatchObject({
      code: 'deadline_exceeded',
      detail: 'It was not finished within 2500 ms.',
    });
    expect(ms).toBeLessThan(7_500);
    await until(() => waits.length === 2, 'the handler hears that nobody waits any longer');
    expect(waits).toEqual(['begun', 'hung up']);
  });

  it('gives everything up when the client goes', async () => {
    await app.listen(0, '127.0.0.1');
    const gone = new AbortController();
    const asked = fetch(`${await app.getUrl()}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requests: [{ name: 'slow', path: '/v1/things/waits' }] }),
      signal: gone.signal,
    });
    const failed = expect(asked).rejects.toThrow();
    await until(() => waits.length === 1, 'it waits');
    gone.abort();
    await failed;
    await until(() => waits.length === 2, 'the handler hears that nobody waits any longer');
  });

  it('keeps all answers together below 10 MB', async () => {
    const big = (name: string) => ({ name, path: `/v1/things/big/${4 * 1024 * 1024}` });
    const answers = await run([big('a'), big('b'), big('c'), { name: 'small', path: '/v1/things/1' }]);
    const statuses = ['a', 'b', 'c', 'small'].map((name) => answers[name].status);
    expect(statuses.toSorted()).toEqual([200, 200, 200, 507]);
    const refused = ['a', 'b', 'c'].find((name) => answers[name].status === 507);
    expect(answers[refused!].body.code).toBe('answers_too_large');
  });

  it('looks through no more than it may, and fills no body beyond its bound', async () => {
    const answers = await run([
      { name: 'big', path: `/v1/things/big/${2 * 1024 * 1024}` },
      { name: 'deep', method: 'POST', path: '/v1/things', body: '{result=big:$..text}' },
      { name: 'filled', method: 'POST', path: '/v1/things', body: { a: '{result=big:$.text}' } },
    ]);
    expect([answers.deep.status, answers.filled.status]).toEqual([507, 424]);
    expect(answers.filled.body.detail).toContain('larger than 1048576 bytes');
  });

  it('refuses a fan of more requests than a batch takes, alone or together with others', async () => {
    const answers = await run([
      { name: 'list', path: '/v1/things?count=101' },
      { name: 'fan', path: '/v1/things/{result=list:$.items[*].id}' },
      { name: 'half', path: '/v1/things/{result=list:$.items[:60].id}' },
      { name: 'other', path: '/v1/things/{result=list:$.items[60:].id}' },
    ]);
    expect(answers.fan).toMatchObject({ status: 422, body: { code: 'too_many_parts' } });
    expect(answers.fan.body.detail).toBe('101 requests; a batch takes 100 in all.');
    expect([answers.half.status, answers.other.status].toSorted()).toEqual([200, 422]);
  });

  it('goes on with the credentials of the caller, or with none, in the trace of the batch', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answers = await run(
      [
        { name: 'own', path: '/v1/things/1' },
        { name: 'none', path: '/v1/things/1', headers: { Authorization: null, 'x-api-key': null } },
      ],
      {
        ...{
          authorization: 'Bearer t',
          'x-api-key': 'k',
          'ogrom-own': 'guess',
          'x-forwarded-for': '1.2.3.4',
        },
        ...{ traceparent: `00-${trace}-00f067aa0ba902b7-01`, tracestate: 'a=1', cookie: 'c=1' },
      },
    );
    const own = answers.own.body.headers;
    expect(own).toMatchObject({ authorization: 'Bearer t', 'x-api-key': 'k', tracestate: 'a=1' });
    expect(own.traceparent).toMatch(new RegExp(`^00-${trace}-[\\da-f]{16}-01$`));
    expect(own.traceparent).not.toContain('00f067aa0ba902b7');
    for (const name of ['ogrom-own', 'x-forwarded-for', 'cookie']) expect(own).not.toHaveProperty(name);
    for (const name of ['authorization', 'x-api-key'])
      expect(answers.none.body.headers).not.toHaveProperty(name);
  });

  it('sends text where its content type says so', async () => {
    const { form } = await run([
      {
        ...{ name: 'form', method: 'POST', path: '/v1/things', body: '"not JSON' },
        headers: { 'content-type': 'text/csv' },
      },
    ]);
    expect(form.status).toBe(201);
    const { json } = await run([{ name: 'json', method: 'POST', path: '/v1/things', body: ['x'] }]);
    expect(json.body).toEqual({ body: ['x'], type: 'application/json' });
  });

  it('counts each of its requests against the limit of its caller', async () => {
    const left = async () =>
      Number(/r=(\d+)/.exec(String((await app.inject('/v1/things/1')).headers['ratelimit']))![1]);
    const before = await left();
    await run([
      { name: 'list', path: '/v1/things' },
      { name: 'each', path: '/v1/things/{result=list:$.items[*].id}' },
    ]);
    // The batch, its four requests, and the one that looked.
    expect(before - (await left())).toBe(6);
  });

  it('works at another place, over the neighbours there', async () => {
    const other = await anApp(
      mount('eu/v2/things', things, { from: [] }),
      mount('eu/v2/batch', batchEndpoint, { from: [inProcess()] }),
    );
    const requests = [{ name: 'a', path: '/eu/v2/things/1' }];
    const answer = await other.inject({ method: 'POST', url: '/eu/v2/batch', payload: { requests } });
    expect(answer.json().answers.a.status).toBe(200);
    const outside = { requests: [{ name: 'a', path: '/v1/things/1' }] };
    const refused = await other.inject({ method: 'POST', url: '/eu/v2/batch', payload: outside });
    expect(refused.json().errors[0].message).toBe('begins with /eu/v2/');
    await other.close();
  });
});
