import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** What Node has from 22.8 and 22.10 on. */
interface Keeping {
  enableCompileCache?(folder: string): unknown;
  flushCompileCache?(): void;
}

/**
 * Keeps what V8 compiles from now on in this folder, for the next start; nothing on Node 20. Where nothing can be
 * written, what is there is read. V8 takes only what was written with the flags that it has when it reads.
 */
export function keepCompiled(folder: URL): void {
  (module as Keeping).enableCompileCache?.(fileURLToPath(folder));
}

/** Writes it now instead of at the end, for whoever is about to change a flag. */
export function writeCompiled(): void {
  (module as Keeping).flushCompileCache?.();
}
