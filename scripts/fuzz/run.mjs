import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

const replaced =
  'negative_data_rejection,positive_data_acceptance,response_schema_conformance,use_after_free';

/** Runs schemathesis over the whole document; what it finds stands in `file` afterwards. */
export async function run(program, { url, known }, { seconds, seed, folder, file }) {
  const child = spawn(
    program,
    [
      ...['--config-file', here('schemathesis.toml'), 'run', `${url}/openapi.json`, '--no-color'],
      // hooks.py has these four in words that know what a schema cannot tell.
      ...['--checks', 'all', '--exclude-checks', replaced],
      ...['--max-time', seconds, '--seed', seed, '--continue-on-failure'],
      ...['--report', 'json', '--report-json-path', file],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], cwd: folder, env: { ...process.env, ...variables(known) } },
  );
  await once(child, 'exit');
}

/** The names that schemathesis.toml and hooks.py read. */
function variables(known) {
  const named = Object.entries(known).map(([name, value]) => [`FUZZ_${name.toUpperCase()}`, value]);
  return { ...Object.fromEntries(named), FUZZ_HOOKS: here('hooks.py') };
}
