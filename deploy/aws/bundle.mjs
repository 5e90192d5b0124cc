import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const parts = ['.ebextensions', '.platform'];
const spool = '/var/spool/ogrom';

/** What Beanstalk pulls: the very image that was tested, so by its digest and never by a tag. */
export function dockerrun(image) {
  if (!/@sha256:[0-9a-f]{64}$/.test(image)) throw new Error(`the image is not named by its digest: ${image}`);
  const [port] = readFileSync(join(root, 'Dockerfile'), 'utf8').match(/(?<=^EXPOSE )\d+/m);
  return {
    AWSEBDockerrunVersion: '1',
    Image: { Name: image, Update: 'true' },
    Ports: [{ ContainerPort: Number(port) }],
    // Clicks that the database did not have yet when a container ended; .platform/ makes the folder.
    Volumes: [{ HostDirectory: spool, ContainerDirectory: spool }],
  };
}

/**
 * The source bundle of a commit as a zip: its options, its proxy and hooks with their run bits, and the image.
 * The same commit and image give the same bytes.
 */
export function bundle(image, commit = 'HEAD') {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-bundle-'));
  try {
    const file = join(folder, 'Dockerrun.aws.json');
    writeFileSync(file, `${JSON.stringify(dockerrun(image), undefined, 2)}\n`);
    return execFileSync('git', ['archive', '--format=zip', `--add-file=${file}`, commit, ...parts], {
      cwd: root,
      maxBuffer: 64e6,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
