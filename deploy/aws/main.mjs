// node deploy/aws/main.mjs COMMAND …: what the pipeline does to AWS, for people too. Credentials, region and endpoints
// as the SDK takes them from the environment. Exits 1 where what was asked for is not so in the end.
//   create-version --label L --image REPOSITORY@sha256:…     makes an application version
//   migrate --environment E --image … --subnets S,… --security-groups G   brings the schema up to date
//   current --environment E                                  prints the version that is deployed
//   deploy --environment E --label L [--policy Immutable|TrafficSplitting]
//   verify --environment E --label L [--url U] [--minutes M] looks at every instance, then at the error rate
//   roll-back --environment E [--label L]                    to L, or to the version before the one that is there
import { parseArgs } from 'node:util';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticBeanstalkClient } from '@aws-sdk/client-elastic-beanstalk';
import { S3Client } from '@aws-sdk/client-s3';
import { bundle } from './bundle.mjs';
import { abort, deploy, describe } from './environment.mjs';
import { migrate } from './migration.mjs';
import { mistakes, watch } from './verify.mjs';
import { createVersion, versionBefore } from './versions.mjs';

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    application: { type: 'string', default: 'ogrom' },
    environment: text,
    label: text,
    image: text,
    policy: text,
    url: text,
    minutes: { type: 'string', default: '0' },
    subnets: text,
    'security-groups': text,
  },
});
// S3 is asked by path, so that a local endpoint needs no names of its own.
const clients = {
  beanstalk: new ElasticBeanstalkClient({}),
  ecs: new ECSClient({}),
  s3: new S3Client({ forcePathStyle: true }),
};
const say = (line) => process.stdout.write(`${line}\n`);

const commands = {
  async 'create-version'() {
    const { label, image } = needed('label', 'image');
    const { application } = values;
    await createVersion(clients, { application, label, description: image, zip: bundle(image) });
    say(`${label} is ${image}`);
  },
  async migrate() {
    const {
      environment,
      image,
      subnets,
      'security-groups': groups,
    } = needed('environment', 'image', 'subnets', 'security-groups');
    const network = { subnets: subnets.split(','), securityGroups: groups.split(',') };
    await migrate(clients, { family: `${environment}-migrate`, image, ...network });
    say(`${environment}: the schema is that of ${image}`);
  },
  async current() {
    say((await describe(clients, needed('environment').environment)).VersionLabel ?? '');
  },
  async deploy() {
    const { environment, label } = needed('environment', 'label');
    await deploy(clients, environment, label, { policy: values.policy, say });
    say(`${environment} has ${label}`);
  },
  async verify() {
    const { environment, label } = needed('environment', 'label');
    await verified(environment, label);
    await watch(clients, environment, { minutes: Number(values.minutes), say });
  },
  async 'roll-back'() {
    const { environment } = needed('environment');
    const { VersionLabel } = await describe(clients, environment);
    const label = values.label ?? (await versionBefore(clients, values.application, VersionLabel));
    await abort(clients, environment, say);
    // Also where the environment says that it has this version: after a failed deployment some instances have not.
    await deploy(clients, environment, label, { say });
    await verified(environment, label);
  },
};

const command = commands[positionals[0]];
if (!command) fail(`which of ${Object.keys(commands).join(', ')}?`, 2);
await command().catch((error) => fail(error.message, 1));

async function verified(environment, label) {
  const found = await mistakes(clients, environment, label, values.url);
  if (found.length > 0) throw new Error(`${environment} is not as it should be:\n  ${found.join('\n  ')}`);
  say(`every instance of ${environment} has ${label} and is healthy`);
}

function needed(...names) {
  const missing = names.filter((name) => !values[name]);
  if (missing.length > 0) fail(`needs ${missing.map((name) => `--${name}`).join(' and ')}`, 2);
  return values;
}

function fail(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
