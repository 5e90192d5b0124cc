import { readdirSync, readFileSync } from 'node:fs';
import { accessSync, constants } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { unknownOptions } from '../../deploy/beanstalk/known-options.mjs';
import { ebextensions } from '../../deploy/beanstalk/options.mjs';
import { parseConfig } from '../../src/config.js';

const root = new URL('../../', import.meta.url);
type Options = Record<string, Record<string, string | number | boolean>>;
const { options } = ebextensions() as { options: Options };

interface Setting {
  readonly Namespace: string;
  readonly OptionName: string;
  readonly Value: unknown;
}

/** What the template of the environments sets above the files. */
function aboveTheFiles(): Setting[] {
  const text = readFileSync(new URL('deploy/cloudformation/environment.yaml', root), 'utf8');
  const { Resources } = parse(text, { logLevel: 'silent' });
  return Resources.Environment.Properties.OptionSettings;
}

describe("Beanstalk's options", () => {
  it('exist', () => {
    expect(unknownOptions(options)).toEqual([]);
    const above = aboveTheFiles().map(({ Namespace, OptionName }) => [
      Namespace.replace(/^aws:/, ''),
      { [OptionName]: '' },
    ]);
    expect(above.flatMap(([namespace, values]) => unknownOptions({ [namespace as string]: values }))).toEqual(
      [],
    );
  });

  it('are told apart from those that do not', () => {
    const wrong = { 'elasticbeanstalk:comand': { Timeout: 1 }, 'autoscaling:asg': { MinSise: 2 } };
    expect(unknownOptions(wrong)).toEqual(['elasticbeanstalk:comand Timeout', 'autoscaling:asg MinSise']);
  });

  it('stand in one place each: the template sets none that a file sets, but the sizes', () => {
    const twice = aboveTheFiles()
      .filter(({ Namespace, OptionName }) => OptionName in (options[Namespace.replace(/^aws:/, '')] ?? {}))
      .map(({ OptionName }) => OptionName);
    expect(twice).toEqual(['MinSize', 'MaxSize', 'MinInstancesInService']);
  });

  it('name variables that the application knows', () => {
    const mine = options['elasticbeanstalk:application:environment']!;
    const secret = aboveTheFiles().filter(({ Namespace }) => Namespace.endsWith(':environmentsecrets'));
    const names = [...Object.keys(mine), ...secret.map(({ OptionName }) => OptionName)];
    const wrong = names.filter((name) => !mistakes({ [name]: '\u0000' }).some((one) => one.startsWith(name)));
    expect(wrong).toEqual([]);
  });
});

describe('the hooks', () => {
  it.each(['hooks', 'confighooks'])('.platform/%s can be run', (kind) => {
    const folder = new URL(`.platform/${kind}/predeploy/`, root);
    for (const name of readdirSync(folder))
      expect(() => accessSync(new URL(name, folder), constants.X_OK)).not.toThrow();
  });
});

function mistakes(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    return (error as { mistakes: readonly string[] }).mistakes;
  }
}
