import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { built } from '../build.mjs';

const port = 18098;
const base = `http://127.0.0.1:${port}`;

/** The built service on SQLite in a folder of its own, as soon as its sample can be searched; `end` leaves nothing. */
export async function sampleService() {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-pictures-'));
  const env = {
    ...{ PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), WARMUP_MS: '0', DRAIN_MS: '100' },
    ...{ DATABASE_URL: `sqlite:${folder}/catalogue.sqlite`, SAMPLE_CATALOGUE: 'true' },
  };
  const child = spawn(process.execPath, [built('src/main.js')], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  await Promise.race([searchable(), ended.then(() => Promise.reject(new Error('the service ended')))]);
  return { base, end };
}

async function searchable() {
  const headers = { 'ogrom-min-position': '3000' };
  while (!(await fetch(`${base}/v1/search`, { headers }).catch(() => ({ ok: false }))).ok) await pause(100);
}
