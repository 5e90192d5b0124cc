import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopeNames } from '../../src/catalogue/scopes.js';
import { aKey } from '../support/a-key.js';
import { createDatabase } from '../support/own-database.js';
import { createIndexPrefix } from '../support/own-indices.js';
import { aService, type Service } from '../support/service.js';
import { describeWith } from '../support/services.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly example?: string;
}
interface Operation {
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

/** What breaks queries, markup, logs, file names and text that is cut or compared carelessly. */
const texts = [
  `' OR '1'='1`,
  `'; DROP TABLE product; --`,
  `" UNION SELECT secret_hash FROM client_key --`,
  '\\',
  `1) OR SLEEP(9)#`,
  '%',
  '_',
  '*:*',
  'title:* OR _exists_:brand',
  '{"match_all":{}}',
  '"}},{"match_all":{}}',
  'a AND (b OR',
  '"unclosed',
  'NEAR(a b, 999999)',
  '/[a-z]+/',
  '(((((((((((((((((((((((((((((a',
  `${'-'.repeat(150)}a`,
  '${jndi:ldap://x.example/a}',
  '{{7*7}}',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '\r\nset-cookie: a=b',
  '\u0000',
  '\u001f\u001e\u0007',
  '\u202eevil\u202c',
  'e\u0301'.repeat(60),
  '\u00e9',
  '😀'.repeat(50),
  '\u{10ffff}\ufffe\ufeff',
  'İıſK',
  '١٢٣',
  '__proto__',
  'constructor',
  '-1',
  '1e309',
  '9'.repeat(40),
  'null',
  '[]',
];

/** Everything but a failure of ours. */
const answered = new Set([200, 302, 304, 400, 401, 404, 410]);

function hostile(environment: () => Promise<Record<string, string>>): void {
  let service: Service;
  let key: Readonly<Record<string, string>>;
  let operations: Operation[];
  beforeAll(async () => {
    const env = await environment();
    key = (await aKey(env['DATABASE_URL']!, ...scopeNames)).headers;
    service = await aService({ NODE_ENV: 'test', SAMPLE_CATALOGUE: 'true', ...env });
    await searchable();
    const { paths } = (await (await service.get('/openapi.json')).json()) as { paths: Paths };
    operations = Object.entries(paths)
      .filter(([, { get }]) => get && !get.responses['200']?.content?.['text/event-stream'])
      .map(([path, { get }]) => ({ path, parameters: get!.parameters }));
  }, 180_000);
  afterAll(() => service.end('SIGKILL'));

  async function searchable(): Promise<void> {
    while (!(await service.get('/v1/search?limit=1', { 'ogrom-min-position': '1' })).ok);
  }

  /** Once more where it was refused for the moment: a search that a machine that stands still was too late for. */
  async function asked(path: string): Promise<Response> {
    const answer = await service.get(path, key);
    return answer.status === 503 ? service.get(path, key) : answer;
  }

  /** Every parameter of every read in turn, the others as the document has them. */
  const requests = (text: string) =>
    operations.flatMap((operation) =>
      operation.parameters.filter((one) => one.in !== 'header').map((one) => filled(operation, one, text)),
    );

  it.each(texts)('%j as any parameter of any read is data, and no more', async (text) => {
    for (const path of requests(text)) {
      const answer = await asked(path);
      const body = await answer.text();
      expect([path, 'answered', answered.has(answer.status) || answer.status]).toEqual([
        path,
        'answered',
        true,
      ]);
      expect(answer.headers.get('set-cookie')).toBeNull();
      if (answer.status !== 302) expect(JSON.parse(body)).toBeDefined();
    }
  });

  it('as the text of what is written, each comes back as it was given, or is refused', async () => {
    const headers = { ...key, 'content-type': 'application/json' };
    for (const name of texts) {
      const body = JSON.stringify({ name, scopes: ['catalogue:read'] });
      const made = await fetch(`${service.base}/v1/clients`, { method: 'POST', headers, body });
      expect([name, [201, 400].includes(made.status) || made.status]).toEqual([name, true]);
      if (made.status === 400) continue;
      const { id } = (await made.json()) as { id: string };
      const kept = (await (await service.get(`/v1/clients/${id}`, key)).json()) as { name: string };
      expect(kept.name).toBe(name.trim());
    }
  });

  it('and after all of them the catalogue is what it was', async () => {
    const { total } = (await (await service.get('/v1/search?limit=1')).json()) as {
      total: { count: number };
    };
    expect(total.count).toBeGreaterThan(1000);
  });
}

type Paths = Record<
  string,
  {
    get?: {
      parameters: readonly Parameter[];
      responses: Record<string, { content?: Record<string, unknown> }>;
    };
  }
>;

function filled({ path, parameters }: Operation, hit: Parameter, text: string): string {
  const value = (one: Parameter) => encodeURIComponent(one === hit ? text : (one.example ?? 'x'));
  const place = path.replace(/\{(\w+)\}/g, (_, name) =>
    value(parameters.find((one) => one.in === 'path' && one.name === name)!),
  );
  const query = parameters.filter((one) => one.in === 'query' && (one === hit || one.example !== undefined));
  return `${place}?${query.map((one) => `${one.name}=${value(one)}`).join('&')}`;
}

describe('hostile texts, embedded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-hostile-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  hostile(async () => ({ DATABASE_URL: `sqlite:${folder}/catalogue.sqlite` }));
});

describeWith('mysql', 'hostile texts', (mysqlUrl) =>
  describeWith('elasticsearch', 'on MariaDB and Elasticsearch', (elasticsearchUrl) => {
    const indices = createIndexPrefix(elasticsearchUrl);
    const dropped: (() => Promise<void>)[] = [() => indices.drop()];
    hostile(async () => {
      const database = await createDatabase(mysqlUrl);
      dropped.push(() => database.drop());
      return {
        ...{ DATABASE_URL: database.url, ELASTICSEARCH_URL: elasticsearchUrl },
        ELASTICSEARCH_PREFIX: indices.prefix.slice(0, -1),
      };
    });
    afterAll(async () => {
      for (const drop of dropped) await drop();
    });
  }),
);
