import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * V8 counts, for each place in the code that makes objects, how many of them live long, and where most do makes later
 * ones old from birth. One pause in the first seconds, which all that is under way survives, is enough: since then what
 * each request made lived until the next full collection, at half as much CPU again, for as long as the process ran.
 */
export function bearYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}

/**
 * Lets V8 collect garbage once it is half as much as what is alive. Left to itself it waits for four times as much,
 * which in a long import is some 120 MB and under load 40; this costs some 6 % of the requests a second.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
  // It looks at that only when it collects, and has just decided for how long it will not.
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
