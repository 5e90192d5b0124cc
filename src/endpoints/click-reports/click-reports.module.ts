import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { ClickReports } from '../../ports/click-counts.js';
import { ClickReportsController } from './click-reports.controller.js';

@Module({ controllers: [ClickReportsController] })
class ClickReportsModule {}

export const clickReportsEndpoint: Endpoint = {
  name: 'click-reports',
  module: ClickReportsModule,
  needs: [ClickReports],
};
