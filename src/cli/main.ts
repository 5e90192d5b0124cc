#!/usr/bin/env node
import { keepCompiled } from '../lifecycle/compiled.js';
import { keepHeapSmall } from '../lifecycle/small-heap.js';

keepHeapSmall();
keepCompiled(new URL('../../.compiled', import.meta.url));
await import('./program.js');
