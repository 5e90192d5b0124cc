import { Body, Controller, Get, Logger, Module, Post } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestTracing } from '../../src/http/request-tracing.js';
import { traceOf } from '../../src/http/trace.js';
import { assemble } from '../../src/app.js';
import { parseConfig } from '../../src/config.js';
import { type Span, Spans } from '../../src/ports/tracing.js';
import { credulousDesk } from '../support/callers.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';
const headers = { traceparent: `00-${traceId}-${parentId}-01`, tracestate: 'a=1' };

class Kept extends Spans {
  readonly all: Span[] = [];
  record = (span: Span) => void this.all.push(span);
}

let spans: Kept;
let tracing: RequestTracing;
const sent: Record<string, string>[] = [];

@Controller('calls')
class Calls {
  @Get()
  async get() {
    await new Promise(setImmediate);
    return tracing.call('far', { 'db.system.name': 'elasticsearch' }, async (out) => void sent.push(out));
  }

  @Get('fails')
  fails() {
    return tracing.call('far', {}, () => Promise.reject(new Error('away')));
  }

  @Post()
  async post(@Body() _body: unknown) {
    new Logger('calls').log('posted');
    return { traceId: tracing.traceId() };
  }
}

@Module({ controllers: [Calls] })
class CallsModule {}

async function anApp(ratio?: number) {
  spans = new Kept();
  tracing = new RequestTracing(spans, ratio);
  const { app } = await assemble(
    { module: CallsModule },
    parseConfig({ NODE_ENV: 'test' }),
    tracing,
    credulousDesk(),
  );
  app.useLogger(false);
  const instance = app.getHttpAdapter().getInstance();
  instance.addHook('onResponse', (request, reply, done) => {
    const entry = { method: request.method, route: request.routeOptions.url!, traceId: request.id };
    tracing.answered(traceOf(request), { ...entry, status: reply.statusCode, durationMs: 1 });
    done();
  });
  await app.init();
  await instance.ready();
  return app;
}

describe('a request in a trace', () => {
  let app: Awaited<ReturnType<typeof anApp>>;
  beforeEach(async () => {
    app = await anApp();
    sent.length = 0;
  });
  afterEach(() => app.close());

  it('makes what it calls a part of it', async () => {
    const answer = await app.inject({ url: '/calls', headers });
    const [, , own] = String(answer.headers['traceparent']).split('-');
    const [client, server] = spans.all;
    expect(server).toMatchObject({
      traceId,
      spanId: own,
      parentId,
      kind: 'server',
      name: 'GET /calls',
      state: 'a=1',
    });
    expect(client).toMatchObject({ traceId, parentId: own, kind: 'client', name: 'far', failed: false });
    expect(sent).toEqual([{ traceparent: `00-${traceId}-${client!.spanId}-01`, tracestate: 'a=1' }]);
  });

  it('keeps to its own trace beside others, also after its body was read', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => n.toString(16).padStart(32, 'a'));
    const answers = await Promise.all(
      ids.map((id) => {
        const traceparent = `00-${id}-${parentId}-01`;
        return app.inject({ url: '/calls', method: 'POST', payload: { a: 1 }, headers: { traceparent } });
      }),
    );
    expect(answers.map((answer) => answer.json().traceId)).toEqual(ids);
  });

  it('tells of failures', async () => {
    await app.inject({ url: '/calls/fails', headers });
    expect(spans.all.map(({ kind, failed }) => [kind, failed])).toEqual([
      ['client', true],
      ['server', true],
    ]);
  });

  it('is not recorded where its caller does not want that, but passed on', async () => {
    await app.inject({ url: '/calls', headers: { traceparent: `00-${traceId}-${parentId}-00` } });
    expect(spans.all).toEqual([]);
    expect(sent).toEqual([
      { traceparent: expect.stringMatching(new RegExp(`^00-${traceId}-[\\da-f]{16}-00$`)) },
    ]);
  });
});

it('work outside of a request is in no trace', async () => {
  const outside = new RequestTracing(new Kept());
  expect(outside.traceId()).toBeUndefined();
  expect(await outside.call('far', {}, async (out) => out)).toEqual({});
});

it('records the share of the traces that begin here, by their ids', () => {
  const half = new RequestTracing(new Kept(), 0.5);
  expect([half.sampler(`${'0'.repeat(24)}7fffffff`), half.sampler(`${'0'.repeat(24)}80000000`)]).toEqual([
    true,
    false,
  ]);
  expect(new RequestTracing(new Kept(), 1).sampler('f'.repeat(32))).toBe(true);
  expect(new RequestTracing(undefined, 1).sampler('0'.repeat(32))).toBe(false);
});
