// Records what the service answers on the sample catalogue into src/examples.json, for the OpenAPI document.
import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { built } from './build.mjs';

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

try {
  await sampleIsSearchable();
  const examples = await record(await (await fetch(`${base}/openapi.json`)).json());
  writeFileSync(new URL('../src/examples.json', import.meta.url), `${JSON.stringify(examples, null, 2)}\n`);
} finally {
  service.kill('SIGINT');
  await once(service, 'exit');
  rmSync(folder, { recursive: true });
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

/** Writes come first, so that the reads of what they made have an id to ask for. */
async function record({ paths }) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const made = {};
  const examples = {};
  for (const operation of operations.sort((a, b) => b.method.localeCompare(a.method))) {
    const { params, answer } = await ask(operation, made);
    if (operation.method === 'post') made[operation.path] = answer.id;
    examples[operation.operationId] = { ...(params && { params }), answer };
  }
  return Object.fromEntries(Object.entries(examples).sort());
}

async function ask({ path, method, parameters, requestBody }, made) {
  // What was recorded before is of another run.
  const id = made[path.split('/{id}')[0]] ?? parameters.find((one) => one.in === 'path')?.example;
  const query = parameters.filter((one) => one.in === 'query' && one.example !== undefined);
  const search = new URLSearchParams(query.map((one) => [one.name, one.example]));
  const [type, example] = bodyOf(requestBody);
  const url = `${base}${path.replace('{id}', id)}?${search}`;
  const response = await fetch(url, {
    method,
    ...(example && { body: example, headers: { 'content-type': type } }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  const location = response.headers.get('location');
  if (location) await finished(location);
  return { params: path.includes('{id}') ? { id } : undefined, answer: await response.json() };
}

/** The media type and the text of a body: a feed where there is one, since nobody serves that of an example URL. */
function bodyOf({ content = {} } = {}) {
  const examples = Object.entries(content).map(([type, { example }]) => [type, example]);
  const [type, example] =
    examples.find(([, one]) => typeof one === 'string') ??
    examples.find(([, one]) => one !== undefined) ??
    [];
  return [type, typeof example === 'object' ? JSON.stringify(example) : example];
}

async function finished(location) {
  for (;;) {
    const { finishedAt } = await (await fetch(base + location)).json();
    if (finishedAt !== undefined) return;
    await pause(100);
  }
}
