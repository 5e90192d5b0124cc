// `npm run contract [-- --check] [--against REF] [--json]`: makes what is generated from the OpenAPI document, or with
// --check only looks whether it is up to date; and fails where a client of the last release would break. What the document said wrong, and no
// client can have lived by, stands in clients/accepted.json with the reason.
import { readFileSync } from 'node:fs';
import { commitBefore, commitOf, fileAt, labelOf } from '../../rehearsal/releases/git.mjs';
import { commandLine } from '../command-line.mjs';
import { MissingTool } from '../services/errors.mjs';
import { breakingChanges, withoutAccepted } from './breaking.mjs';
import { documentOf } from './document.mjs';
import { differing, documentPath, generated, write } from './kept.mjs';

const usage = 'npm run contract [-- --check] [--against REF] [--json]';
const { values: options } = commandLine(usage, {
  options: { check: { type: 'boolean' }, against: { type: 'string' }, json: { type: 'boolean' } },
  wrong: unknownCommit,
});

try {
  report(await contract());
} catch (error) {
  if (!(error instanceof MissingTool)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 3;
}

function unknownCommit({ values: { against } }) {
  try {
    if (against !== undefined) commitOf(against);
    return [];
  } catch (error) {
    return [error.message];
  }
}

async function contract() {
  const document = await documentOf();
  const files = await generated(document);
  const changed = differing(files);
  if (!options.check) write(files);
  const commit = options.against ? commitOf(options.against) : commitBefore();
  const before = fileAt(commit, documentPath);
  const found = before === undefined ? [] : breakingChanges(JSON.parse(before), document);
  const breaking = withoutAccepted(found, JSON.parse(readFileSync('clients/accepted.json', 'utf8')));
  return { against: labelOf(commit), compared: before !== undefined, changed, breaking };
}

function report(result) {
  const { changed, breaking } = result;
  process.exitCode = breaking.length > 0 || (options.check && changed.length > 0) ? 1 : 0;
  process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : told(result));
}

function told({ against, compared, changed, breaking }) {
  const state = options.check ? 'out of date, `npm run contract` writes it' : 'written';
  const files = changed.map((path) => `${state}: ${path}\n`);
  if (!compared) return [...files, `${against} has no ${documentPath}: there is nothing to break\n`].join('');
  const broken = breaking.map(({ operation, code, text }) => `breaks ${operation}: ${text} [${code}]\n`);
  return [...files, ...broken, broken.length > 0 ? advice(against) : `compatible with ${against}\n`].join('');
}

function advice(against) {
  return `Clients of ${against} would break. Mount what is new at a path of its own, and give the old mount { deprecated }.\n`;
}
