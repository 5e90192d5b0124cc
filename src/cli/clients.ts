import { Command, InvalidArgumentError, Option } from 'commander';
import { adapters } from '../app.module.js';
import { type Scope, scopeNames, scopes } from '../catalogue/scopes.js';
import type { Config } from '../config.js';
import { newApiKey } from '../http/access/api-key.js';
import { type ClientRecord, Clients } from '../ports/clients.js';
import { within } from './context.js';
import { table } from './table.js';

interface Options {
  readonly json: boolean;
}

interface CreateOptions extends Options {
  readonly name: string;
  readonly scope: readonly Scope[];
  readonly days: number;
}

const hourMs = 3_600_000;
const most = 10_000;

/** `ogrom clients create|list|rotate|revoke` */
export function clientsCommand(config: () => Config): Command {
  const clients = new Command('clients').description('who may call the service, and the keys they have');
  const over = async (action: (clients: Clients) => Promise<number>): Promise<void> => {
    process.exitCode = await within([adapters(config()).catalogue], (app) =>
      action(app.get(Clients, { strict: false })),
    );
  };
  const json = () => new Option('--json', 'print JSON').default(false);
  clients
    .command('create')
    .description('make a client and its first key, which is shown this once')
    .requiredOption('--name <name>', 'whose program it is', nonBlank)
    .addOption(new Option('--scope <scope...>', scopesHelp()).choices(scopeNames).makeOptionMandatory())
    .option('--days <days>', 'for how many days each of its keys is made', wholeNumber(1, 3650), 365)
    .addOption(json())
    .action((options: CreateOptions) => over((port) => create(port, options)));
  clients
    .command('list')
    .description('the clients and their keys, without the secrets')
    .addOption(json())
    .action((options: Options) => over((port) => list(port, options)));
  clients
    .command('rotate <client>')
    .description('give a client another key; the one before goes on for a while')
    .option('--overlap-hours <hours>', 'for how long', wholeNumber(0, 720), 168)
    .addOption(json())
    .action((id: string, options: Options & { overlapHours: number }) =>
      over((port) => rotate(port, id, options)),
    );
  clients
    .command('revoke <client>')
    .description('end a client with all its keys, or one key; everywhere within 10 s')
    .option('--key <key>', 'the id of the key to end alone')
    .addOption(json())
    .action((id: string, options: Options & { key?: string }) => over((port) => revoke(port, id, options)));
  return clients.addHelpText('after', '\nExit codes: 0 done; 1 there is no such client or key.');
}

async function create(clients: Clients, { name, scope, days, json }: CreateOptions): Promise<number> {
  const { text, stored } = newApiKey();
  const made = await clients.create({ name, scopes: [...new Set(scope)], keyDays: days }, stored);
  print(json, { ...made, key: text }, `${clientTable([made])}\n\n${shownOnce(text)}`);
  return 0;
}

async function list(clients: Clients, { json }: Options): Promise<number> {
  const { items } = await clients.list(undefined, most);
  print(json, { items }, clientTable(items));
  return 0;
}

async function rotate(
  clients: Clients,
  id: string,
  { json, overlapHours }: Options & { overlapHours: number },
): Promise<number> {
  const { text, stored } = newApiKey();
  const rotated = await clients.rotate(id, stored, overlapHours * hourMs);
  if (!rotated) return missing(`no client ${id} that is not revoked`);
  print(json, { ...rotated, key: text }, `${clientTable([rotated])}\n\n${shownOnce(text)}`);
  return 0;
}

async function revoke(
  clients: Clients,
  id: string,
  { json, key }: Options & { key?: string },
): Promise<number> {
  const revoked = await clients.revoke(id, key);
  if (!revoked) return missing(key === undefined ? `no client ${id}` : `no key ${key} of a client ${id}`);
  print(json, revoked, clientTable([revoked]));
  return 0;
}

function clientTable(clients: readonly ClientRecord[]): string {
  const rows = clients.flatMap(({ id, name: whose, scopes: granted, keys }) =>
    keys.map((key, n) => [
      ...(n === 0 ? [id, whose] : ['', '']),
      ...[key.id, key.state, key.expiresAt.slice(0, 10)],
      n === 0 ? granted.join(' ') : '',
    ]),
  );
  return table([['client', 'name', 'key', 'state', 'expires', 'scopes'], ...rows]);
}

function shownOnce(key: string): string {
  return `The key, for X-API-Key; it is not shown again:\n${key}`;
}

function missing(what: string): number {
  process.stderr.write(`There is ${what}.\n`);
  return 1;
}

function print(json: boolean, value: unknown, text: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : text}\n`);
}

function scopesHelp(): string {
  return `what its keys permit: ${Object.entries(scopes)
    .map(([scope, what]) => `${scope}, ${what}`)
    .join('; ')}`;
}

function nonBlank(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 200) throw new InvalidArgumentError('It has 1 to 200 characters.');
  return trimmed;
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`It is a whole number from ${min} to ${max}.`);
  };
}
