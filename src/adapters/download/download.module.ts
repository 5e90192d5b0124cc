import { type DynamicModule, Module } from '@nestjs/common';
import { FeedDownload } from '../../ports/feed-download.js';
import type { DownloadRules } from './download-call.js';
import { HttpsDownload } from './https-download.js';

@Module({})
class Download {}

/** Feeds from the open internet. Other rules are for tests; the environment must never be able to set them. */
export function downloadAdapter(rules: Partial<DownloadRules> = {}): DynamicModule {
  return {
    module: Download,
    providers: [{ provide: FeedDownload, useFactory: () => new HttpsDownload(rules) }],
    exports: [FeedDownload],
  };
}
