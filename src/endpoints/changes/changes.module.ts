import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { ChangeFeed, ChangeReader } from '../../ports/change-log.js';
import { Lifecycle } from '../../ports/lifecycle.js';
import { ChangeStreams } from './change-streams.js';
import { ChangesController } from './changes.controller.js';
import { ChangesOptions } from './changes.options.js';
import { ChangesService } from './changes.service.js';
import { Readers } from './readers.js';

/** What changed, as pages and as server-sent events. */
export function changesEndpoint(options: ChangesOptions): Endpoint {
  @Module({
    controllers: [ChangesController],
    providers: [ChangesService, ChangeStreams, Readers, { provide: ChangesOptions, useValue: options }],
  })
  class ChangesModule {}

  return { name: 'changes', module: ChangesModule, needs: [ChangeReader, ChangeFeed, Lifecycle] };
}
