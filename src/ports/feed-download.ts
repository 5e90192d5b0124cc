/** Feeds that lie somewhere on the net. */
export abstract class FeedDownload {
  /** The bytes behind an https URL; refuses addresses that are not public, and answers that are no success, with a Problem. */
  abstract open(url: string): Promise<AsyncIterable<Uint8Array>>;
}
