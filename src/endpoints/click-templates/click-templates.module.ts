import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { ClickTemplates } from '../../ports/click-templates.js';
import { ClickTemplatesController } from './click-templates.controller.js';

@Module({ controllers: [ClickTemplatesController] })
class ClickTemplatesModule {}

export const clickTemplatesEndpoint: Endpoint = {
  name: 'click-templates',
  module: ClickTemplatesModule,
  needs: [ClickTemplates],
};
