#!/usr/bin/env node
import { keepCompiled } from '../lifecycle/compiled.js';
import { keepHeapSmall } from '../lifecycle/small-heap.js';

keepHeapSmall();
keepCompiled(new URL('../../.compiled', import.meta.url));
// Loaded only now: V8 keeps what it compiles with the settings that it has then.
const { run } = await import('./program.js');
await run(process.env);
