import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { eventually } from '../support/eventually.js';
import { createDatabase, type OwnDatabase } from '../support/own-database.js';
import { createIndexPrefix, type OwnIndices } from '../support/own-indices.js';
import { describeWith } from '../support/services.js';
import { namesIn } from '../support/exposition.js';
import { aWatchedApp, type WatchedApp } from '../support/watched-app.js';

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: { readonly severity?: string };
  readonly annotations?: Record<string, string>;
}

const folder = new URL('../../deploy/dashboards/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const rulesIn = (name: string): Rule[] =>
  (parse(read(name)) as { groups: { rules: Rule[] }[] }).groups.flatMap(({ rules }) => rules);
const alerts = rulesIn('alerts.yml');
const rules = [...rulesIn('rules.yml'), ...alerts];

/** The values of every `expr` in the dashboard. */
function expressions(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'expr' ? [String(inner)] : expressions(inner),
  );
}

const asked = [...rules.map(({ expr }) => expr), ...expressions(JSON.parse(read('ogrom.json')))];
const named = (pattern: RegExp) => [...new Set(asked.flatMap((expr) => expr.match(pattern) ?? []))].sort();

describe('alerts', () => {
  it.each(alerts.map((rule) => [rule.alert, rule] as const))(
    '%s says what happens and where to look',
    (name, rule) => {
      expect(rule.annotations).toEqual({
        summary: expect.stringMatching(/^\S.+[^.]$/),
        description: expect.stringMatching(/^\S.+[.?]$/),
        runbook: `docs/operations.md#alert-${name!.toLowerCase()}`,
      });
      expect(['page', 'ticket']).toContain(rule.labels?.severity);
    },
  );

  it('each have a case in which they fire', () => {
    const cases = read('alerts.test.yml');
    const untried = alerts.filter(
      ({ alert }) => !new RegExp(`alertname: ${alert}\\n +exp_alerts:\\n`).test(cases),
    );
    expect(untried.map(({ alert }) => alert)).toEqual([]);
  });
});

it('what is recorded is what is asked for', () => {
  const recorded = new Set(rules.map(({ record }) => record));
  expect(named(/\bogrom:[\w:]+/g).filter((name) => !recorded.has(name))).toEqual([]);
});

describeWith('mysql', 'dashboards and rules', (mysql) =>
  describeWith('elasticsearch', 'over the real servers', (elasticsearch) =>
    describeWith('valkey', 'and Valkey', (valkey) => {
      let watched: WatchedApp;
      let database: OwnDatabase;
      let indices: OwnIndices;
      const spool = mkdtempSync(join(tmpdir(), 'ogrom-spool-'));
      beforeAll(async () => {
        database = await createDatabase(mysql);
        indices = createIndexPrefix(elasticsearch);
        watched = await aWatchedApp({
          DATABASE_URL: database.url,
          ELASTICSEARCH_URL: elasticsearch,
          ELASTICSEARCH_PREFIX: indices.prefix.slice(0, -1),
          OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
          ECB_RATES_URL: 'http://127.0.0.1:1',
          REDIS_URL: valkey,
          CLICK_SPOOL: spool,
        });
        // The database is migrated when it connects, which may take longer than a request waits.
        const served = async () => (await watched.app.inject({ url: '/v1/products' })).statusCode === 200;
        await eventually(async () => (await served()) || undefined);
      });
      afterAll(async () => {
        await watched.close();
        await indices.drop();
        await database.drop();
        rmSync(spool, { recursive: true });
      });

      it('ask only for what the service exports', async () => {
        const exported = namesIn((await watched.app.inject({ url: '/metrics' })).body);
        const names = named(/\b(?:ogrom|nodejs|process)_\w+/g);
        expect(names.length).toBeGreaterThan(25);
        expect(names.filter((name) => !exported.has(name))).toEqual([]);
      });
    }),
  ),
);

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
const describePromtool = hasPromtool || process.env['REQUIRE_SERVICES'] === '1' ? describe : describe.skip;

describePromtool(
  `promtool${hasPromtool ? '' : ' (skipped: it is not installed; Debian has it in the package prometheus)'}`,
  () => {
    it.each([
      ['check', 'config', 'prometheus.yml'],
      ['test', 'rules', 'alerts.test.yml'],
    ])('%s %s %s', (...args) => {
      const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' });
      expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' });
    });

    it('takes what the service exports', async () => {
      const watched = await aWatchedApp();
      const { body } = await watched.app.inject({ url: '/metrics' });
      await watched.close();
      const { stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
        input: body,
        encoding: 'utf8',
      });
      // prom-client's own names, which many dashboards go by.
      const known = /^nodejs_active_\w+_total non-counter metrics should not have "_total" suffix$/;
      expect(`${stdout}${stderr}`.split('\n').filter((line) => line !== '' && !known.test(line))).toEqual([]);
    });
  },
);
