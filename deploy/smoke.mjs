// node deploy/smoke.mjs URL [--version V]: whether a deployed service is what it says. Health, the release, and for
// every read that /openapi.json describes with an example: the answer, held against the document's own schema.
// Only reads; with OGROM_KEY in the environment also what a client with that key may read. Exits 1 with every mistake
// named.
import { parseArgs } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { version: { type: 'string' } },
});
const [base] = positionals;
if (!base) {
  process.stderr.write('node deploy/smoke.mjs URL [--version V]\n');
  process.exit(2);
}
const key = process.env.OGROM_KEY;
const mistakes = [];
let checked = 0;

try {
  await health();
  await contract();
} catch (error) {
  mistakes.push(error.cause?.message ?? error.message);
}
process.stdout.write(
  mistakes.length > 0
    ? `${base} is not as it should be:\n  ${mistakes.join('\n  ')}\n`
    : `${base}: ${checked} operations answer as described\n`,
);
process.exit(mistakes.length > 0 ? 1 : 0);

async function health() {
  for (const path of ['/health/live', '/health/ready']) {
    const { status, headers } = await get(path);
    const version = headers.get('ogrom-version');
    expectThat(status === 200, `${path} answers ${status}`);
    expectThat(!values.version || version === values.version, `${path} is of version ${version}`);
  }
  const { systems } = await (await get('/health')).json();
  // What can be done without may be away: others run it, and a release is no worse for it.
  const away = Object.entries(systems).filter(([, one]) => one.status === 'degraded' && !one.dispensable);
  expectThat(away.length === 0, `/health says that ${away.map(([name]) => name).join(', ')} is away`);
}

/** Problems are part of the contract too: what nobody knows is a 404 with a code, what is wrong a 400 that says why. */
async function contract() {
  const document = await (await get('/openapi.json')).json();
  const schemaAt = compiler(document);
  for (const [path, { get: operation }] of Object.entries(document.paths))
    if (operation && mayRead(operation)) await operationAnswers(path, operation, document, schemaAt);
  const nothing = key
    ? 'no operation has an example to ask by'
    : 'nothing is open to everybody; OGROM_KEY is not set';
  expectThat(checked > 0, nothing);
  await problemAnswers('/v1/nothing-here', 404, schemaAt);
  await problemAnswers('/v1/products?limit=0', checked > 0 ? 400 : 401, schemaAt);
}

/** What other than the catalogue only somebody may read is not for a smoke test to know. */
function mayRead({ security = [], responses }) {
  // A stream has no end that could be held against anything.
  if (responses['200']?.content?.['text/event-stream']) return false;
  const isOpen = security.length === 0 || security.some((one) => Object.keys(one).length === 0);
  return isOpen || (key && security.some(({ apiKey }) => apiKey?.includes('catalogue:read')));
}

async function operationAnswers(path, operation, document, schemaAt) {
  const url = await urlOf(path, operation, document);
  if (url === undefined) return;
  const answer = await get(url);
  const status = String(answer.status);
  const content = operation.responses[status]?.content?.['application/json'];
  checked++;
  if (!answer.ok) return void mistakes.push(`${url} answers ${status}`);
  if (!content) return void mistakes.push(`${url} answers ${status}, which is not described`);
  const pointer = ['paths', path, 'get', 'responses', status, 'content', 'application/json', 'schema'];
  holdAgainst(schemaAt(pointer), await answer.json(), url);
}

async function problemAnswers(url, expected, schemaAt) {
  const answer = await get(url);
  expectThat(answer.status === expected, `${url} answers ${answer.status}, not ${expected}`);
  holdAgainst(schemaAt(['components', 'schemas', 'Problem']), await answer.json(), url);
}

function holdAgainst(validate, body, url) {
  if (validate(body)) return;
  for (const { instancePath, message } of validate.errors)
    mistakes.push(`${url}: ${instancePath || '/'} ${message}`);
}

/** A path with the ids of this very catalogue: the examples are of another one. Undefined where there is none. */
async function urlOf(path, { parameters = [] }, { paths }) {
  const query = parameters
    .filter((one) => one.in === 'query' && one.example !== undefined)
    .map((one) => [one.name, one.example]);
  const list = path.slice(0, path.indexOf('/{'));
  if (!path.includes('{')) return `${path}?${new URLSearchParams(query)}`;
  if (!paths[list]?.get) return undefined;
  const { items = [] } = await (await get(`${list}?limit=1`)).json();
  return items[0] && path.replace(/\{\w+\}/, encodeURIComponent(items[0].id));
}

function compiler(document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://ogrom/openapi.json', ...document });
  const escaped = (part) =>
    part.replaceAll('~', '~0').replaceAll('/', '~1').replace(/[{}]/g, encodeURIComponent);
  return (pointer) => ajv.compile({ $ref: `https://ogrom/openapi.json#/${pointer.map(escaped).join('/')}` });
}

function get(path) {
  const headers = key ? { 'x-api-key': key } : {};
  return fetch(`${base}${path}`, { headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) });
}

function expectThat(holds, mistake) {
  if (!holds) mistakes.push(mistake);
}
