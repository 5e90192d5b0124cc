// `npm run map [-- --check]`: draws docs/map.md from the map of the service, src/app.module.ts, as it is put together in production:
// which endpoint, at which path, by which ports, fed by which adapters. With --check it only says whether it is so.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { built } from './build.mjs';
import { commandLine } from './command-line.mjs';

const { values } = commandLine('npm run map [-- --check]', { options: { check: { type: 'boolean' } } });

const load = (file) => import(built(`src/${file}`));
const file = fileURLToPath(new URL('../docs/map.md', import.meta.url));
const drawn = page(await endpointsOf(await production()));
if (!values.check) writeFileSync(file, drawn);
else if (readFileSync(file, 'utf8') !== drawn) {
  process.stderr.write('docs/map.md is out of date: `npm run map` draws it anew.\n');
  process.exitCode = 1;
}

/** Every system is named, so that its own adapter is drawn and not the embedded default; none is asked. */
async function production() {
  const { parseConfig } = await load('config.js');
  return parseConfig({
    NODE_ENV: 'production',
    ...{ DATABASE_URL: 'mysql://map@localhost/map', ELASTICSEARCH_URL: 'http://localhost:9200' },
    LOGSTASH_URL: 'tcp://localhost:5044',
  });
}

async function endpointsOf(config) {
  const { appModule, tracingOf } = await load('app.module.js');
  const { mountsIn } = await load('http/mount.js');
  const { InstanceLifecycle } = await load('lifecycle/lifecycle.js');
  return mountsIn(appModule(config, new InstanceLifecycle(), tracingOf(config)));
}

function page(mounts) {
  const ports = [...new Set(mounts.flatMap(({ endpoint }) => endpoint.needs))];
  const fed = new Map(ports.map((port) => [port, new Set()]));
  for (const { from } of mounts)
    for (const { module, exports } of from)
      for (const port of ports) if (exports.includes(port)) fed.get(port).add(adapterName(module));
  const adapters = [...new Set([...fed.values()].flatMap((names) => [...names]))];
  return `# The map of the service

Drawn by \`npm run map\` from [src/app.module.ts](../src/app.module.ts), with the adapters of production; \`npm run check\` fails
where it is out of date. Read from left to right: an endpoint at its path, the ports that it needs, the adapter that provides each.

\`\`\`mermaid
flowchart LR
${group(
  'endpoints',
  mounts.map(({ path, endpoint }) => `e_${id(path)}["/${path}<br/><i>${endpoint.name}</i>"]`),
)}
${group(
  'ports',
  ports.map((port) => `p_${port.name}(["${port.name}"])`),
)}
${group(
  'adapters',
  adapters.map((name) => `a_${name}[("${name}")]`),
)}
${mounts.flatMap(({ path, endpoint }) => endpoint.needs.map((port) => `  e_${id(path)} --> p_${port.name}`)).join('\n')}
${ports.flatMap((port) => [...fed.get(port)].map((name) => `  p_${port.name} --> a_${name}`)).join('\n')}
\`\`\`
`;
}

function group(title, nodes) {
  return `  subgraph ${title}\n${nodes.map((node) => `    ${node}`).join('\n')}\n  end`;
}

function id(path) {
  return path.replaceAll(/\W/g, '_');
}

/** `SqlModule` is sql. */
function adapterName(module) {
  return module.name.replace(/(Module|Adapter)$/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}
