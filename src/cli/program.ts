import 'reflect-metadata';
import { Command } from 'commander';
import { ConfigError, parseConfig } from '../config.js';
import { importCommand } from './import.js';
import { indexCommand } from './index.js';
import { migrateCommand } from './migrate.js';

/**
 * Runs the command of the process's arguments. What it answers to the shell: 0 done, 1 done but not clean, 2 wrong
 * usage, 69 a system is away, 78 wrong environment.
 */
export async function run(env: NodeJS.ProcessEnv): Promise<void> {
  const program = new Command('ogrom')
    .description('The command line of Ogrom; it reads the same environment as the service.')
    .showHelpAfterError()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  for (const command of [importCommand, indexCommand, migrateCommand])
    program.addCommand(
      likeThe(
        program,
        command(() => parseConfig(env)),
      ),
    );
  try {
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof ConfigError ? 78 : 69;
  }
}

/** Commands of commands, too, end as the program does where they are used wrongly. */
function likeThe(program: Command, command: Command): Command {
  command.commands.forEach((inner) => likeThe(program, inner));
  return command.copyInheritedSettings(program);
}
