import type { Config } from './config.js';
import { keepCompiled } from './lifecycle/compiled.js';
import { InstanceLifecycle } from './lifecycle/lifecycle.js';
import { Shutdown } from './lifecycle/shutdown.js';
import { keepHeapSmall } from './lifecycle/small-heap.js';
import type { Serving } from './serve.js';

// Beside the build, so that it goes when that goes.
keepCompiled(new URL('../.compiled', import.meta.url));
const lifecycle = new InstanceLifecycle();
const shutdown = new Shutdown(lifecycle).listen();
// Loaded only now: loading takes most of a start, and a signal must not meet a process that does not listen yet.
const { ConfigError, parseConfig } = await import('./config.js');
const config = readConfig();
const { serve } = await import('./serve.js');
const { appModule, tracingOf } = await import('./app.module.js');
const tracing = tracingOf(config);
// Not earlier: collecting often while everything is loaded makes a start longer (`npm run bench:start`).
const started = lifecycle.onChange(() => {
  started();
  keepHeapSmall();
});
greet(await serve(config, lifecycle, shutdown, appModule(config, lifecycle, tracing), tracing));

function readConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

function greet({ address: { port }, key }: Serving): void {
  if (!process.stdout.isTTY && config.production) return;
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
