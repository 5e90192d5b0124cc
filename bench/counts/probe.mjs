// Preloaded into the service: tells its parent what it has allocated, and asked of the systems behind it, so far.
import { subscribe } from 'node:diagnostics_channel';
import { PerformanceObserver } from 'node:perf_hooks';

const asked = { statements: 0, engineCalls: 0 };
let collections = 0;
for (const kind of ['query', 'execute'])
  subscribe(`tracing:mysql2:${kind}:start`, () => {
    asked.statements++;
  });
subscribe('undici:request:create', () => {
  asked.engineCalls++;
});
new PerformanceObserver((list) => (collections += list.getEntries().length)).observe({ entryTypes: ['gc'] });

process.on('message', (what) => {
  if (what === 'collect') globalThis.gc();
  if (what === 'sweep') globalThis.gc({ type: 'minor' });
  process.send({ ...asked, collections, heap: process.memoryUsage().heapUsed });
});
process.channel.unref();
