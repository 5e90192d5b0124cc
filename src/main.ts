import type * as Bundled from './bundled.js';
import { loadCompiled } from './lifecycle/compiled.js';
import { bearYoung } from './lifecycle/heap.js';

// Without a listener Node would end at once, or as the first process of a container not at all; the service's own
// listener is there before Node tells of one that came meanwhile.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => {});
bearYoung();
const compiled = new URL('../.compiled', import.meta.url);
const bundle = new URL('./bundle/ogrom.cjs', import.meta.url);
const { exports, keep } = loadCompiled<typeof Bundled>(bundle, compiled, 'service');
const { start } = await exports.service();
await start(process.env, keep);
