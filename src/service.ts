import { setImmediate } from 'node:timers/promises';
import type { Config } from './config.js';
import { keepHeapSmall } from './lifecycle/heap.js';
import { InstanceLifecycle } from './lifecycle/lifecycle.js';
import { Shutdown } from './lifecycle/shutdown.js';
import type { Serving } from './serve.js';

const lifecycle = new InstanceLifecycle();
const shutdown = new Shutdown(lifecycle).listen();

/** Serves by the settings of an environment; `loaded` is called once, when it listens and goes on to warm, or to end. */
export async function start(env: NodeJS.ProcessEnv, loaded = () => {}): Promise<void> {
  // A signal that came while this was loaded is told of now, and what follows is not begun.
  await setImmediate();
  // Loaded only now: loading takes most of a start, and a signal must not meet a process that does not listen yet.
  const config = await configOf(env);
  const { serve } = await import('./serve.js');
  const { appModule, tracingOf } = await import('./app.module.js');
  const tracing = tracingOf(config);
  // Not earlier: collecting often while everything is loaded makes a start longer (`npm run bench:start`).
  const started = lifecycle.onChange(() => {
    started();
    loaded();
    keepHeapSmall();
  });
  const module = appModule(config, lifecycle, tracing);
  greet(config, await serve(config, lifecycle, shutdown, module, tracing));
}

async function configOf(env: NodeJS.ProcessEnv): Promise<Config> {
  const { ConfigError, parseConfig } = await import('./config.js');
  try {
    return parseConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

function greet({ production }: Config, { address: { port }, key }: Serving): void {
  if (!process.stdout.isTTY && production) return;
  const base = `http://localhost:${port}`;
  process.stdout.write(`
Ogrom serves on ${base}
  the explorer        ${base}/
  the reference       ${base}/docs
  a search to try     ${base}/v1/search?q=blue+shirt&facets=brand,colour
  its health          ${base}/health
${key === undefined ? '' : `  a key for writing   ${key}   (X-API-Key)\n`}Ctrl-C ends it.
`);
}
