import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { writeCompiled } from './compiled.js';

/**
 * Lets V8 collect garbage once it is half as much as what is alive. Left to itself it waits for four times as much,
 * which in a long import is some 120 MB and under load 40; this costs some 6 % of the requests a second.
 */
export function keepHeapSmall(): void {
  writeCompiled();
  setFlagsFromString('--heap-growing-percent=50');
  // It looks at that only when it collects, and has just decided for how long it will not.
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
