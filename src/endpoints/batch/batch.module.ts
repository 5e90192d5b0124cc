import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { Dispatch } from '../../ports/dispatch.js';
import { BatchController } from './batch.controller.js';
import { BatchService } from './batch.service.js';

@Module({ controllers: [BatchController], providers: [BatchService] })
class BatchModule {}

export const batchEndpoint: Endpoint = {
  name: 'batch',
  module: BatchModule,
  needs: [Dispatch],
};
