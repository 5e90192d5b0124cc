import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** Runs a script of package.json as npm does; `[status, first line of what it complains, its usage]`. */
function told(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  expect(stderr).not.toMatch(/^ +at /m);
  expect(stdout).toBe('');
  return {
    status,
    complaint: stderr.trim().split('\n')[0],
    usage: /usage: (npm run [\w:]+)/.exec(stderr)?.[1],
  };
}

describe('a command of npm that is used wrongly says what is wrong and how it is used', () => {
  it.each([
    ['map', 'scripts/map.mjs'],
    ['trial', 'scripts/trial.mjs'],
    ['dev', 'scripts/dev/main.mjs'],
    ['generate', 'scripts/generate.mjs'],
    ['contract', 'scripts/contract/main.mjs'],
    ['fuzz', 'scripts/fuzz/main.mjs'],
    ['pictures', 'scripts/pictures/main.mjs'],
    ['rehearse', 'rehearsal/main.mjs'],
    ['container', 'deploy/container/main.mjs'],
    ['services', 'scripts/services/main.mjs'],
    ['check', 'scripts/check.mjs'],
    ['test:previous', 'scripts/previous-release.mjs'],
  ])('%s, where it does not know an option', (name, script) => {
    expect(told(script, '--bogus')).toEqual({
      status: 2,
      complaint: expect.stringContaining("'--bogus'"),
      usage: `npm run ${name}`,
    });
  });

  it.each([
    ['scripts/trial.mjs', ['--report'], "'--report <value>' argument missing"],
    ['scripts/map.mjs', ['now'], "Unexpected argument 'now'"],
    ['scripts/dev/main.mjs', ['--debug', 'later'], 'later is no port to debug at'],
    ['scripts/dev/main.mjs', ['--debug', '70000'], '70000 is no port to debug at'],
    ['scripts/dev/main.mjs', ['9229'], '9229 is no port to debug at'],
    ['scripts/generate.mjs', ['endpoint'], 'one name'],
    ['scripts/generate.mjs', ['module', 'mice'], 'the word “endpoint”'],
    ['scripts/contract/main.mjs', ['--against', 'nowhere'], 'nowhere is no commit here'],
    ['scripts/fuzz/main.mjs', ['--seconds', 'long'], '--seconds is a whole number from 1 to 86400'],
    ['scripts/fuzz/main.mjs', ['--seed', '1.5'], '--seed is a whole number'],
    ['rehearsal/main.mjs', ['--instances', 'many'], '--instances is a number from 1 to 6'],
    ['scripts/services/main.mjs', [], 'one of prepare, up, down, status'],
    ['scripts/services/main.mjs', ['up', 'down'], 'one of prepare, up, down, status'],
    ['scripts/previous-release.mjs', ['--ref', 'nowhere'], 'there is no commit nowhere'],
  ])('%s %j', (script, args, complaint) => {
    expect(told(script, ...args)).toMatchObject({ status: 2, complaint: expect.stringContaining(complaint) });
  });

  it('tells its usage alone where that is asked for', () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/services/main.mjs', '--help'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^usage: npm run services -- prepare\|up\|down\|status/),
    ]);
  });
});
