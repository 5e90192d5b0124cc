import { lookup } from 'node:dns/promises';
import { FeedDownload } from '../../ports/feed-download.js';
import { isPublicAddress } from '../http-call/public-address.js';
import { DownloadCall, type DownloadRules } from './download-call.js';

/** The rules of the open internet: public addresses, 2 GiB, 30 s between two signs of life, 10 minutes in all. */
const publicRules: DownloadRules = {
  allowAddress: isPublicAddress,
  resolve: (host) => lookup(host, { all: true }),
  maxBytes: 2 * 1024 ** 3,
  silenceMs: 30_000,
  totalMs: 600_000,
};

/** Fetches from hosts that nobody vouches for: where they lead, what they say and send is checked and bounded. */
export class HttpsDownload extends FeedDownload {
  private readonly rules: DownloadRules;

  constructor(rules: Partial<DownloadRules> = {}) {
    super();
    this.rules = { ...publicRules, ...rules };
  }

  open(url: string): Promise<AsyncIterable<Uint8Array>> {
    return new DownloadCall(this.rules).open(url);
  }
}
