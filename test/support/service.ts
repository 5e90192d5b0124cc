import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { built } from '../../scripts/build.mjs';
import { eventually } from './eventually.js';

export interface Service {
  readonly base: string;
  readonly process: ChildProcess;
  /** Milliseconds from spawn to the first 200 of /health/ready. */
  readonly readyAfter: number;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends the signal and waits for the end; the exit code, null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The built service as a process of its own, ready. */
export async function aService(env: Record<string, string>): Promise<Service> {
  const port = await aPort();
  const started = Date.now();
  const child = spawn(process.execPath, [built('src/main.js')], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      HOST: '127.0.0.1',
      DRAIN_MS: '100',
      WARMUP_MS: '0',
      ...env,
    },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  const base = `http://127.0.0.1:${port}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(base + path, { headers, redirect: 'manual' });
  const ready = async () => ((await get('/health/ready').catch(() => undefined))?.ok ? true : undefined);
  await eventually(ready, 60_000);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await exited)[0] as number | null;
  };
  return { base, process: child, readyAfter: Date.now() - started, get, end };
}

async function aPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
