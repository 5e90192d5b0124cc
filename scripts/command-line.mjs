import { parseArgs } from 'node:util';

const none = () => [];

/**
 * What the command was given, as `parseArgs` reads it; `wrong` names what else is wrong with it. Where something is, that
 * and the usage are told and the process ends with 2; `--help` tells the usage alone.
 */
export function commandLine(usage, { options = {}, allowPositionals = false, wrong = none } = {}) {
  const given = read({ options: { ...options, help: { type: 'boolean' } }, allowPositionals });
  if (given.values?.help) told(usage);
  const mistakes = given.mistakes ?? wrong(given);
  if (mistakes.length > 0) misused(mistakes, usage);
  return given;
}

/** Where a mistake shows only later. */
export function misused(mistakes, usage) {
  process.stderr.write(`${mistakes.join('\n')}\n\nusage: ${usage}\n`);
  process.exit(2);
}

function told(usage) {
  process.stdout.write(`usage: ${usage}\n`);
  process.exit(0);
}

function read(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    return { mistakes: [error.message] };
  }
}
