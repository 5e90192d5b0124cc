import type { Contract } from '../../../../migrations/migration.js';
import type { Instance } from './instances.js';
import type { Entry } from './ledger.js';

/** Why a contract migration may not run now, and what to do. */
export interface Refusal {
  readonly name: string;
  readonly reason: string;
  readonly advice: string;
}

export interface Situation {
  /** The release that migrates, OGROM_VERSION. */
  readonly release: string;
  readonly applied: readonly Entry[];
  readonly instances: readonly Instance[];
}

/** What OGROM_VERSION is where nobody set it; two releases may both be called that. */
const unnamed = 'development';

/**
 * A contract migration takes away what code before its `after` used. It may run once a later release migrates than the
 * one that brought `after`, and no instance runs that does not know `after`. A database that only one release ever
 * migrated has nobody to wait for.
 */
export function refusalOf({ name, after }: Contract, situation: Situation): Refusal | undefined {
  const { release, applied, instances } = situation;
  const refuse = (reason: string, advice: string) => ({ name, reason, advice });
  const entry = applied.find((one) => one.name === after);
  if (!entry)
    return refuse(
      `${after}, which it follows, was not applied`,
      `name a migration of this release in “after”`,
    );

  const old = instances.filter(({ migrations }) => !migrations.includes(after));
  if (old.length > 0)
    return refuse(`${describe(old)} may still use what it takes away`, 'run this again once they have ended');

  if (entry.version !== release || isOnlyRelease(situation)) return undefined;
  return refuse(
    `${after}, which it follows, came with this same release (${release}): the one before it may still run`,
    'let this release take over everywhere, and run this again with the next one',
  );
}

function isOnlyRelease({ release, applied }: Situation): boolean {
  return release !== unnamed && applied.every(({ version }) => version === release);
}

function describe(instances: readonly Instance[]): string {
  const shown = instances.slice(0, 3).map(({ version, host }) => `${version} on ${host}`);
  const more = instances.length > shown.length ? ` and ${instances.length - shown.length} more` : '';
  return `${instances.length === 1 ? 'an instance' : `${instances.length} instances`} (${shown.join(', ')}${more})`;
}
