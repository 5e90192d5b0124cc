import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { FeedStore, Imports } from '../../ports/imports.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

@Module({ controllers: [ImportsController], providers: [ImportsService] })
class ImportsModule {}

export const importsEndpoint: Endpoint = {
  name: 'imports',
  module: ImportsModule,
  needs: [Imports, FeedStore],
};
