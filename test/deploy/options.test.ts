import { readdirSync, readFileSync } from 'node:fs';
import { accessSync, constants } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { unknownOptions } from '../../deploy/beanstalk/known-options.mjs';
import { ebextensions } from '../../deploy/beanstalk/options.mjs';

const root = new URL('../../', import.meta.url);
type Options = Record<string, Record<string, string | number | boolean>>;
const { options } = ebextensions() as { options: Options };

interface Setting {
  readonly Namespace: string;
  readonly OptionName: string;
  readonly Value: unknown;
}

/** What the template of the environments sets above the files; a condition's setting counts as set. */
function aboveTheFiles(): Setting[] {
  const text = readFileSync(new URL('deploy/cloudformation/environment.yaml', root), 'utf8');
  const { Resources } = parse(text, { logLevel: 'silent' });
  const settings: (Setting | [condition: string, setting: Setting, otherwise: string])[] =
    Resources.Environment.Properties.OptionSettings;
  return settings.map((one) => (Array.isArray(one) ? one[1] : one));
}

/** What the files and the template set, secrets included. */
function variablesSet(): string[] {
  const variables = aboveTheFiles().filter(({ Namespace }) =>
    /:application:environment(secrets)?$/.test(Namespace),
  );
  return [
    ...Object.keys(options['elasticbeanstalk:application:environment']!),
    ...variables.map(({ OptionName }) => OptionName),
  ];
}

/** Every variable that the application knows, of whichever system. */
async function variablesKnown(): Promise<string[]> {
  const folder = new URL('src/config/', root);
  const names: string[] = [];
  // One after the other: two imports of one module at once are too much for jest.
  for (const file of readdirSync(folder)) {
    const system = (await import(new URL(file, folder).href)) as Record<string, (env: object) => object>;
    for (const [name, shape] of Object.entries(system))
      if (name.endsWith('Variables')) names.push(...Object.keys(shape({})));
  }
  return names;
}

/** The image's own, and those that are alike in every environment: another value belongs into a file. */
const notOfAnEnvironment = [
  ...['OGROM_VERSION', 'OGROM_COMMIT', 'HOST', 'PORT'],
  ...['SAMPLE_CATALOGUE', 'ELASTICSEARCH_PREFIX', 'ECB_RATES_URL', 'LOG_LEVEL'],
  ...['CHANGE_READERS', 'CHANGE_HEARTBEAT_MS', 'INDEXER', 'IMPORTER', 'COUNTER'],
  ...['DRAIN_MS', 'WARMUP_MS', 'SHUTDOWN_MS'],
];

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

  it('name variables that the application knows', async () => {
    const known = await variablesKnown();
    expect(variablesSet().filter((name) => !known.includes(name))).toEqual([]);
  });

  it('can set every variable that differs between environments', async () => {
    const known = await variablesKnown();
    const settable = [...variablesSet(), ...notOfAnEnvironment];
    expect(settable.toSorted()).toEqual(known.toSorted());
  });
});

describe('the hooks', () => {
  it.each(['hooks', 'confighooks'])('.platform/%s can be run', (kind) => {
    const folder = new URL(`.platform/${kind}/predeploy/`, root);
    for (const name of readdirSync(folder))
      expect(() => accessSync(new URL(name, folder), constants.X_OK)).not.toThrow();
  });
});
