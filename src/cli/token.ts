import { Command, InvalidArgumentError } from 'commander';
import { LocalIssuer } from '../adapters/identity/local-issuer.js';
import { type Config, ConfigError } from '../config.js';

interface Options {
  readonly sub: string;
  readonly name?: string;
  readonly minutes: number;
}

/** `ogrom token --sub alice` */
export function tokenCommand(config: () => Config): Command {
  return new Command('token')
    .description('make a bearer token of a person by the development issuer; never in production')
    .requiredOption('--sub <sub>', 'who the person is')
    .option('--name <name>', 'what the person is called')
    .option('--minutes <minutes>', 'for how long it is right', minutes, 60)
    .action(async ({ sub, name, minutes: lasting }: Options) => {
      const issuer = await LocalIssuer.open(development(config()));
      process.stdout.write(`${await issuer.token(sub, { name, minutes: lasting })}\n`);
    });
}

function development({ production, access, database }: Config) {
  if (production)
    throw new ConfigError([
      'NODE_ENV is "production"; expected: another, for there is no development issuer',
    ]);
  if (access.oidc)
    throw new ConfigError([
      `OIDC_ISSUER is set; expected: not set, for tokens come from ${access.oidc.issuer}`,
    ]);
  return { folder: database.folder, production };
}

function minutes(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number of minutes.');
}
