import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cloud } from './cloud.js';

const main = new URL('../../deploy/aws/main.mjs', import.meta.url).pathname;
const image = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/ogrom@sha256:${'a'.repeat(64)}`;
const environment = ['--environment', 'ogrom-staging'];

describe('what the pipeline does to AWS', () => {
  let cloud: Cloud;
  let url: string;
  beforeEach(async () => {
    cloud = new Cloud();
    url = await cloud.listen();
    for (const label of ['v0', 'v1']) cloud.versions.set(label, { bucket: 'b', key: label, description: '' });
  });
  afterEach(() => cloud.close());

  it('makes a version of an image by its digest, once', async () => {
    expect(await aws('create-version', '--label', 'v2', '--image', image)).toMatchObject({ code: 0 });
    expect(await aws('create-version', '--label', 'v2', '--image', image)).toMatchObject({ code: 0 });
    expect(cloud.calls).toEqual(['CreateApplicationVersion v2']);
    const zip = cloud.objects.get('/elasticbeanstalk-bundles/ogrom/v2.zip')!.toString('latin1');
    expect(zip).toContain('.ebextensions/02-deployment.config');
    expect(zip).toContain('.platform/hooks/predeploy/05-spool.sh');
    expect(zip).toContain('.platform/hooks/predeploy/10-migrate.sh');
    expect(zip).toContain('Dockerrun.aws.json');
  });

  it('refuses an image that is named by a tag', async () => {
    const { code, said } = await aws('create-version', '--label', 'v2', '--image', 'ogrom:latest');
    expect([code, said]).toEqual([1, expect.stringContaining('not named by its digest')]);
  });

  it('migrates by the new image, and fails where that fails', async () => {
    const args = [...environment, '--image', image, '--subnets', 's-1,s-2', '--security-groups', 'sg-1'];
    expect(await aws('migrate', ...args)).toMatchObject({ code: 0 });
    expect(cloud.calls).toEqual([`migrate by ${image}`]);
    cloud.migrationExit = 70;
    expect(await aws('migrate', ...args)).toMatchObject({ code: 1 });
  });

  it('deploys by the policy of the files, shows the events and verifies every instance', async () => {
    cloud.versions.set('v2', { bucket: 'b', key: 'v2', description: '' });
    const deployed = await aws('deploy', ...environment, '--label', 'v2');
    expect(deployed).toMatchObject({
      code: 0,
      said: expect.stringContaining('Environment update completed.'),
    });
    expect(await aws('verify', ...environment, '--label', 'v2', '--url', url)).toMatchObject({ code: 0 });
    expect(cloud.calls).toEqual(['deploy v2 by the files']);
  });

  it('deploys by another policy for once, and leaves no option above the files', async () => {
    const { code } = await aws('deploy', ...environment, '--label', 'v0', '--policy', 'Immutable');
    expect([code, cloud.calls, cloud.options.size]).toEqual([0, ['deploy v0 by Immutable'], 0]);
  });

  it('says which instances have another version after a deployment that failed, and rolls all of them back', async () => {
    cloud.versions.set('v2', { bucket: 'b', key: 'v2', description: '' });
    cloud.outcome = (label) => (label === 'v2' ? 'fails half way' : 'succeeds');
    const deployed = await aws('deploy', ...environment, '--label', 'v2', '--policy', 'Immutable');
    expect(deployed).toMatchObject({
      code: 1,
      said: expect.stringContaining('Failed to deploy application.'),
    });
    expect(cloud.options.size).toBe(0);
    const verified = await aws('verify', ...environment, '--label', 'v1', '--url', url);
    expect(verified.said).toContain('i-1 has v2, not v1');
    expect(verified.said).toContain('i-1 is Severe');
    expect(verified.said).toContain('/health/ready answers 200 of version v2, not 200 of version v1');
    const back = await aws('roll-back', ...environment, '--label', 'v1', '--url', url);
    expect(back).toMatchObject({
      code: 0,
      said: expect.stringContaining('every instance of ogrom-staging has v1'),
    });
    expect(cloud.calls.at(-1)).toBe('deploy v1 by the files');
  });

  it('rolls back to the version before, after ending what is under way', async () => {
    cloud.begin();
    const { code } = await aws('roll-back', ...environment, '--url', url);
    expect([code, cloud.calls, cloud.version]).toEqual([
      0,
      ['AbortEnvironmentUpdate', 'deploy v0 by the files'],
      'v0',
    ]);
  });

  it('watches the error rate after a deployment', async () => {
    const args = [...environment, '--label', 'v1', '--url', url, '--minutes', '0.01'];
    expect(await aws('verify', ...args)).toMatchObject({ code: 0 });
    cloud.failedShare = 2;
    const failing = await aws('verify', ...args);
    expect([failing.code, failing.said]).toEqual([1, expect.stringContaining('of 100 answers 2 failed')]);
  });

  it('tells what is missing', async () => {
    const { code, said } = await aws('deploy');
    expect([code, said]).toEqual([2, 'needs --environment and --label\n']);
  });

  async function aws(...args: string[]): Promise<{ code: number; said: string }> {
    const child = spawn(process.execPath, [main, ...args], {
      env: {
        PATH: process.env['PATH'],
        AWS_ENDPOINT_URL: url,
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        POLL_MS: '10',
      },
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    const [code] = (await once(child, 'close')) as [number];
    return { code, said };
  }
});
