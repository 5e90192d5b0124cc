export type FeedErrorCode = 'empty_feed' | 'not_a_feed' | 'broken_feed' | 'feed_too_large';

/**
 * Why a feed as a whole could not be read, or not be read to its end. Rows before a `broken_feed` or a
 * `feed_too_large` may have been read; before an `empty_feed` and a `not_a_feed` there were none.
 */
export class FeedError extends Error {
  override readonly name = 'FeedError';

  constructor(
    readonly code: FeedErrorCode,
    message: string,
    /** What to do about it, for the person who keeps the feed. */
    readonly advice: string,
    /** The physical line, the first being 1, where the format has lines. */
    readonly line?: number,
  ) {
    super(message);
  }
}
