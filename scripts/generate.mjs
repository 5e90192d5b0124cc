// `npm run generate endpoint NAME [-- --singular ONE] [-- --dry-run]`: writes a new endpoint with all its parts, by the
// schematics of schematics/collection.json; exit 1 and nothing written where the name will not do.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NodeWorkflow } from '@angular-devkit/schematics/tools/index.js';
import { lastValueFrom } from 'rxjs';
import { commandLine } from './command-line.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = commandLine(
  'npm run generate endpoint NAME [-- --singular ONE] [-- --dry-run]',
  {
    allowPositionals: true,
    options: { singular: { type: 'string' }, 'dry-run': { type: 'boolean' } },
    wrong: ({ positionals: words }) =>
      words.length === 2 && words[0] === 'endpoint' ? [] : ['It takes the word “endpoint” and one name.'],
  },
);
// Without `--` before it, npm takes the option for its own and only says so in the environment.
const dryRun = values['dry-run'] ?? process.env.npm_config_dry_run === 'true';
const [schematic, name] = positionals;

const workflow = new NodeWorkflow(root, { dryRun });
workflow.reporter.subscribe(({ kind, path }) =>
  process.stdout.write(`${kind === 'update' ? 'changes' : 'writes '}  ${path.replace(/^\//, '')}\n`),
);
const collection = fileURLToPath(new URL('../schematics/collection.json', import.meta.url));
const options = { name, ...(values.singular && { singular: values.singular }) };
await lastValueFrom(workflow.execute({ collection, schematic, options }), { defaultValue: null }).catch(
  ({ message }) => end(1, message),
);
if (dryRun) process.stdout.write('Nothing was written: this was a dry run.\n');
else for (const made of ['contract', 'map']) remake(made);

/** What the checks compare with the code: the OpenAPI document with its types, and the picture of the service. */
function remake(made) {
  const { status } = spawnSync('npm', ['run', '--silent', made], { cwd: root, stdio: 'inherit' });
  if (status !== 0) end(1, `\`npm run ${made}\` failed; run it again once its reason is gone.`);
}

function end(code, message) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
