import type { DynamicModule } from '@nestjs/common';
import { ClickSpool } from '../../ports/click-spool.js';
import { FileSpool } from './file-spool.js';

/** A spool in a folder of this host. A folder that cannot be written stops the start. */
export function spoolAdapter({ folder }: { folder: string }): DynamicModule {
  return {
    module: class SpoolModule {},
    providers: [{ provide: ClickSpool, useFactory: () => new FileSpool(folder) }],
    exports: [ClickSpool],
  };
}
