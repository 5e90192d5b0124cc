import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { IndexBuilds } from '../../ports/index-progress.js';
import { IndexBuildsController } from './index-builds.controller.js';

@Module({ controllers: [IndexBuildsController] })
class IndexBuildsModule {}

export const indexBuildsEndpoint: Endpoint = {
  name: 'index-builds',
  module: IndexBuildsModule,
  needs: [IndexBuilds],
};
