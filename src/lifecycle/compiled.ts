import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** What Node has from 22.8 on. */
interface Keeping {
  enableCompileCache?(folder: string): unknown;
}

/**
 * Keeps what V8 compiles from now on in this folder, for the next start; nothing on Node 20. Where nothing can be
 * written, what is there is read. V8 takes only what was compiled with the flags that it has now.
 */
export function keepCompiled(folder: URL): void {
  (module as Keeping).enableCompileCache?.(fileURLToPath(folder));
}
