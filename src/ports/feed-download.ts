/** Feeds that lie somewhere on the net. */
export abstract class FeedDownload {
  /**
   * The bytes behind a URL, with any Content-Encoding undone. Throws a Problem, also while being read:
   * `invalid_request` where the URL, or one that it redirects to, is not https or leads to an address that is not
   * public, `payload_too_large`, `download_failed` for everything that the other side does wrong.
   */
  abstract open(url: string): Promise<AsyncIterable<Uint8Array>>;
}
