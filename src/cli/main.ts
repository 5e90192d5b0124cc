#!/usr/bin/env node
import { keepCompiled } from '../lifecycle/compiled.js';
import { keepHeapSmall } from '../lifecycle/small-heap.js';

keepCompiled(new URL('../../.compiled', import.meta.url));
// Loaded only now: what is loaded before is not kept.
const { run } = await import('./program.js');
keepHeapSmall();
await run(process.env);
