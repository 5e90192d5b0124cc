import type { DynamicModule } from '@nestjs/common';
import { FeedDownload } from '../../ports/feed-download.js';
class Download {}
export function downloadAdapter(): DynamicModule {
  return { module: Download, providers: [{ provide: FeedDownload, useValue: {} }], exports: [FeedDownload] };
}
