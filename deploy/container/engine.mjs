import { spawnSync } from 'node:child_process';

/** The engines that can build and run an image here, the first that answers; undefined where none does. */
export function engine() {
  return [docker, podman].find(({ answers }) => answers());
}

const docker = {
  name: 'docker',
  program: ['docker'],
  answers: () => succeeds('docker', 'info'),
  build: (args, { committed }) =>
    run('docker', 'build', `--build-arg=SOURCE_DATE_EPOCH=${committed}`, ...args),
};

/** Without a daemon: buildah builds and podman runs, where root may do so without systemd. */
const podman = {
  name: 'buildah and podman',
  program: ['podman', '--cgroup-manager=cgroupfs', '--events-backend=file', '--runtime=runc'],
  answers: () => ['buildah', 'podman', 'runc'].every((one) => succeeds(one, '--version')),
  build: (args, { committed, revision }) =>
    run('buildah', 'build', ...quickly, `--timestamp=${committed}`, ...saying(revision), ...args),
  // Its own limits may be higher than those of whoever calls.
  runArgs: ['--ulimit=nofile=20000:20000', '--ulimit=nproc=4096:4096', '--no-healthcheck'],
};

const quickly = ['--isolation=chroot', '--layers', '--format=docker'];

/** Its cache takes a label of another build argument for the same one, so these are given once more. */
const saying = (revision) => [
  `--label=org.opencontainers.image.revision=${revision}`,
  `--env=OGROM_COMMIT=${revision}`,
];

/** Whether a command ends with 0; nothing of it is shown. */
export function succeeds(program, ...args) {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

/** What a command prints; throws with its last lines where it fails. */
export function run(program, ...args) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64e6 });
  if (status === 0) return stdout.trim();
  const said = error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-20).join('\n');
  throw new Error(`${program} ${args.slice(0, 3).join(' ')} … failed:\n${said}`);
}
