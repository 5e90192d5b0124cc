#!/usr/bin/env node
import type * as Bundled from '../bundled.js';
import { loadCompiled } from '../lifecycle/compiled.js';
import { bearYoung, keepHeapSmall } from '../lifecycle/heap.js';

bearYoung();
const compiled = new URL('../../.compiled', import.meta.url);
const bundle = new URL('../bundle/ogrom.cjs', import.meta.url);
const { exports, keep } = loadCompiled<typeof Bundled>(bundle, compiled, 'command-line');
const { run } = await exports.commandLine();
keep();
keepHeapSmall();
await run(process.env);
