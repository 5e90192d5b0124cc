import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { seriesIn } from '../support/exposition.js';
import { aJsonServer, type JsonServer } from '../support/json-server.js';
import { aService, type Service } from '../support/service.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';
const traceparent = `00-${traceId}-${parentId}-01`;

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly traceState?: string;
  readonly attributes: { readonly key: string; readonly value: Record<string, unknown> }[];
}

let folder: string;
let service: Service;
let collector: JsonServer;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ogrom-tracing-'))));
afterEach(async () => {
  await service.end('SIGKILL');
  await collector?.close();
  rmSync(folder, { recursive: true });
});

/** Whether it has run what sends spans, a function of the bundle by the name of its file, is written to a file when it ends. */
async function started(env: Record<string, string> = {}): Promise<void> {
  const script = `
    import { Session } from 'node:inspector';
    import { writeFileSync } from 'node:fs';
    const session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true });
    process.on('exit', () => session.post('Profiler.takePreciseCoverage', (_, { result }) => {
      const run = result.flatMap(({ functions }) => functions).filter(({ ranges: [{ count }] }) => count > 0);
      const files = run.map(({ functionName }) => /([\\w-]+)\\.js$/.exec(functionName)?.[1]);
      const found = files.filter((file) => ['otlp-sender', 'otlp-spans'].includes(file));
      writeFileSync('${folder}/scripts', JSON.stringify(found.sort()));
    }));`;
  service = await aService({
    DATABASE_URL: `sqlite:${folder}/catalogue.sqlite`,
    SAMPLE_CATALOGUE: 'false',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}`,
    ...env,
  });
}

async function loaded(): Promise<string[]> {
  expect(await service.end('SIGTERM')).toBe(0);
  return JSON.parse(readFileSync(`${folder}/scripts`, 'utf8'));
}

function spansAt(server: JsonServer): OtlpSpan[] {
  return server.asked
    .filter(({ path }) => path === '/v1/traces')
    .flatMap(({ body }) => JSON.parse(body).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans);
}

describe('with a collector', () => {
  it('it gets a span of each request in its caller’s trace', async () => {
    collector = await aJsonServer();
    await started({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await service.get('/v1/products/none?email=anna@mail.example', { traceparent, tracestate: 'a=1' });
    const span = await eventually(async () => spansAt(collector).find((one) => one.traceId === traceId));
    expect(span).toMatchObject({
      parentSpanId: parentId,
      name: 'GET /v1/products/:id',
      kind: 2,
      traceState: 'a=1',
    });
    expect(
      Object.fromEntries(span.attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    ).toEqual({
      'http.request.method': 'GET',
      'http.route': '/v1/products/:id',
      'http.response.status_code': 400,
    });
    expect(JSON.stringify(collector.asked)).not.toContain('anna');
    expect(spansAt(collector).filter(({ name }) => name.includes('health'))).toEqual([]);
    expect(await loaded()).toEqual(['otlp-sender', 'otlp-spans']);
  }, 60_000);

  it('one that fails costs spans, which are counted, and no request', async () => {
    collector = await aJsonServer(() => ({ status: 400 }));
    await started({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    for (let n = 0; n < 20; n++) expect((await service.get('/v1/products')).status).toBe(200);
    const dropped = await eventually(async () => {
      const series = seriesIn(await (await service.get('/metrics')).text());
      return series.get('ogrom_spans_dropped_total') === 20 || undefined;
    });
    expect(dropped).toBe(true);
  }, 60_000);
});

describe('without one', () => {
  it('nothing that sends spans is loaded', async () => {
    await started();
    expect((await service.get('/v1/products', { traceparent })).headers.get('traceparent')).toContain(
      traceId,
    );
    expect(await loaded()).toEqual(['otlp-spans']);
  }, 60_000);
});
