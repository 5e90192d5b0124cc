import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { built } from '../../scripts/build.mjs';
import { aPort } from './a-port.js';
import { eventually } from './eventually.js';

export interface Service {
  readonly base: string;
  readonly process: ChildProcess;
  /** Milliseconds from spawn to the first 200 of /health/ready. */
  readonly readyAfter: number;
  /** What it has logged so far. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The line of the log that has this message, once it is there. */
  logged(message: string): Promise<Readonly<Record<string, unknown>>>;
  /** Sends the signal and waits for the end; the exit code, null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The built service as a process of its own, ready; or another script in its place. */
export async function aService(env: Record<string, string>, script?: string): Promise<Service> {
  const started = Date.now();
  const service = await aProcess(env, script);
  const ready = async () =>
    (await service.get('/health/ready').catch(() => undefined))?.ok ? true : undefined;
  await eventually(ready, 60_000);
  return { ...service, readyAfter: Date.now() - started };
}

/** The same as soon as it was spawned. */
export async function aProcess(
  env: Record<string, string>,
  script?: string,
): Promise<Omit<Service, 'readyAfter'>> {
  const port = await aPort();
  const main = built('src/main.js');
  const child = spawn(process.execPath, [script ?? main], {
    env: {
      ...{
        PATH: process.env['PATH'],
        PORT: String(port),
        HOST: '127.0.0.1',
        DRAIN_MS: '100',
        WARMUP_MS: '0',
      },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const base = `http://127.0.0.1:${port}`;
  const log: Record<string, unknown>[] = [];
  createInterface(child.stdout!).on('line', (line) => line.startsWith('{') && log.push(JSON.parse(line)));
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(base + path, { headers, redirect: 'manual' });
  const logged = (message: string) =>
    eventually(async () => log.find((line) => String(line['message']).includes(message)));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await exited)[0] as number | null;
  };
  return { base, process: child, log, get, logged, end };
}
