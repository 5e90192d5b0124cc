// Records what the service answers on the sample catalogue into src/examples.json, for the OpenAPI document.
import { once } from 'node:events';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { built } from './build.mjs';

/** Nothing that looks like a key of somebody stands in the document. */
const secrets = /(ogrom_live_[a-z0-9]{16}_)[a-z0-9]{59}/g;
const port = 18099;
const base = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(join(tmpdir(), 'ogrom-examples-'));
const env = {
  ...process.env,
  PORT: String(port),
  DATABASE_URL: `sqlite:${folder}/c.sqlite`,
  SAMPLE_CATALOGUE: 'true',
};
const service = spawn(process.execPath, [built('src/main.js')], { env, stdio: 'ignore' });

/** What is made comes first, so that there is an id to ask for, and what is deleted last, from the inside out. */
const order = ['post', 'put', 'patch', 'get', 'delete'];

let key = {};
let person = {};

try {
  await sampleIsSearchable();
  key = { 'x-api-key': readFileSync(join(folder, 'development-key'), 'utf8').trim() };
  person = { authorization: `Bearer ${tokenOf('alice')}`, 'if-match': '*' };
  const examples = await record(await (await fetch(`${base}/openapi.json`)).json());
  writeFileSync(new URL('../src/examples.json', import.meta.url), `${JSON.stringify(examples, null, 2)}\n`);
} finally {
  service.kill('SIGINT');
  await once(service, 'exit');
  rmSync(folder, { recursive: true });
}

function tokenOf(sub) {
  const command = [built('src/cli/main.js'), 'token', '--sub', sub];
  return execFileSync(process.execPath, command, { env, encoding: 'utf8' }).trim();
}

async function sampleIsSearchable() {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await pause(200)) {
    const answer = await fetch(`${base}/v1/search`, { headers: { 'ogrom-min-position': '3000' } }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
  }
  throw new Error('the sample catalogue did not come into the index');
}

function byOrder(a, b) {
  const inside = a.method === 'delete' ? b.path.split('/').length - a.path.split('/').length : 0;
  return order.indexOf(a.method) - order.indexOf(b.method) || inside;
}

async function record({ paths }) {
  const operations = Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    )
    .filter(({ responses }) => !responses[200]?.content?.['text/event-stream']);
  const made = {};
  const examples = {};
  for (const operation of operations.sort(byOrder)) {
    const { params, answer } = await ask(operation, made);
    if (operation.method === 'post') made[operation.path] = madeIn(operation.path, answer);
    examples[operation.operationId] = { ...(params && { params }), answer };
  }
  return Object.fromEntries(Object.entries(examples).sort());
}

/** A rotation answers the client, and what it made is the newest of its keys. */
function madeIn(path, answer) {
  return path.endsWith('/keys') ? answer.keys[0].id : answer.id;
}

async function ask({ path, method, parameters, requestBody, security = [] }, made) {
  // What was made just now goes before what the last run had made.
  const params = Object.fromEntries(
    parameters
      .filter((one) => one.in === 'path')
      .map(({ name, example }) => [name, made[path.split(`/{${name}}`)[0]] ?? example]),
  );
  const query = parameters.filter((one) => one.in === 'query' && one.example !== undefined);
  const search = new URLSearchParams(query.map((one) => [one.name, one.example]));
  const url = `${base}${path.replace(/\{(\w+)\}/g, (_, name) => params[name])}?${search}`;
  const { type, body } = exampleBody(requestBody);
  const headers = { ...key, ...(isOfAPerson(security) && person), ...(type && { 'content-type': type }) };
  const given = { headers, ...(body !== undefined && { body }) };
  const response = await fetch(url, { method: method.toUpperCase(), redirect: 'manual', ...given });
  if (response.status >= 400)
    throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  if (response.status === 202) await finished(response.headers.get('location'));
  const text = (await response.text()).replace(secrets, '$1…');
  const answer = text === '' ? undefined : JSON.parse(text);
  return { params: Object.keys(params).length > 0 ? params : undefined, answer };
}

/** A text goes before a value: it is the whole of what an operation takes, not only where to find it. */
function exampleBody(requestBody) {
  const given = Object.entries(requestBody?.content ?? {}).filter(([, { example }]) => example !== undefined);
  const [type, content] = given.find(([, { example }]) => typeof example === 'string') ?? given[0] ?? [];
  const example = content?.example;
  return { type, body: typeof example === 'object' ? JSON.stringify(example) : example };
}

function isOfAPerson(security) {
  return security.some((one) => 'person' in one);
}

async function finished(location) {
  for (;;) {
    const { finishedAt } = await (await fetch(base + location, { headers: key })).json();
    if (finishedAt !== undefined) return;
    await pause(100);
  }
}
