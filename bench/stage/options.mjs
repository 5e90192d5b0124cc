import { parseArgs } from 'node:util';

/** Kinds of options: `{ value, read, form, says }`; `read` gives undefined for what is wrong. */
export const whole = (value, least = 1, most = Infinity) => ({
  ...{ value, form: value ?? 'N' },
  says: `a whole number from ${least}${most < Infinity ? ` to ${most}` : ''}`,
  read: (text) =>
    /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined,
});
export const seconds = (value) => ({
  ...{ value, form: value, says: 'a number above 0' },
  read: (text) => (Number(text) > 0 && Number(text) < Infinity ? Number(text) : undefined),
});
/** None of them is an empty text. */
export const wholes = (value, least = 1) => ({
  ...{ value, form: value.join(','), says: `whole numbers from ${least} with commas between them` },
  read: (text) => all(text, whole(undefined, least).read),
});
export const some = (names) => ({
  ...{ value: undefined, form: 'NAME,…', says: `some of ${names.join(', ')}` },
  read: (text) => all(text, (name) => (names.includes(name) ? name : undefined)),
});
export const path = (form) => ({ value: undefined, form, says: 'a path', read: (text) => text || undefined });
export const flag = { value: false };

const common = { json: flag, help: flag };

/** The options of this process by its command line; a wrong one ends it with the usage and 2, `--help` with 0. */
export function optionsOf(name, spec, notes = '') {
  const { values, wrong } = readOptions(spec, process.argv.slice(2));
  if (wrong.length === 0 && !values.help) return values;
  const output = wrong.length > 0 ? process.stderr : process.stdout;
  output.write([...wrong, usageOf(name, spec, notes)].join('\n'));
  process.exit(wrong.length > 0 ? 2 : 0);
}

/** `{ values, wrong }`: values by name, defaults where nothing is given, and every mistake as a sentence. */
export function readOptions(spec, args) {
  const kinds = { ...spec, ...common };
  const { given, wrong } = parsed(kinds, args);
  const values = Object.entries(kinds).map(([name, { value, read, says }]) => {
    if (given[name] === undefined) return [name, value];
    const found = read ? read(given[name]) : given[name];
    if (found === undefined) wrong.push(`--${name} ${given[name]}: it is ${says}`);
    return [name, found];
  });
  return { values: Object.fromEntries(values), wrong };
}

function parsed(spec, args) {
  const types = Object.entries(spec).map(([name, { read }]) => [name, { type: read ? 'string' : 'boolean' }]);
  try {
    return { given: parseArgs({ args, options: Object.fromEntries(types) }).values, wrong: [] };
  } catch (error) {
    return { given: {}, wrong: [error.message] };
  }
}

function usageOf(name, spec, notes) {
  const options = Object.entries({ ...spec, json: flag }).map(
    ([option, { read, form }]) => `[--${option}${read ? ` ${form}` : ''}]`,
  );
  return `usage: npm run ${name} -- ${options.join(' ')}\n${notes && `${notes}\n`}`;
}

function all(text, read) {
  const found = text.split(',').filter(Boolean).map(read);
  return found.includes(undefined) ? undefined : found;
}
