import { fileURLToPath } from 'node:url';
import { judged } from '../measure/judgement.mjs';
import { deploying } from './deploying.mjs';

const preload = fileURLToPath(new URL('../faulty/slow-start.mjs', import.meta.url));
/** A minute, as a machine that is new and busy may take. */
const startSeconds = 60;

/** A deployment of a release that is long in becoming ready. */
export function slowStart(options) {
  const startMs = (startSeconds * 1000) / options.settings.scale;
  const scenario = deploying(options);
  return {
    ...scenario,
    title: `${scenario.title}; the new release takes ${startMs / 1000} s to become ready`,
    nodeOptions: ['--import', preload],
    env: { SLOW_START_MS: String(startMs) },
    judge: (run) => [...scenario.judge(run), waited(run, startMs)],
  };
}

function waited({ phases }, startMs) {
  const waits = phases.filter(({ title }) => title.endsWith('health checks')).map(({ ms }) => ms);
  const shortest = Math.min(...waits);
  return judged(
    'the deployment waits for it',
    `at least ${(shortest / 1000).toFixed(1)} s each`,
    shortest >= startMs * 0.9,
  );
}
