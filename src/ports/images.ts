/** `alive`: it answers with an image; `dead`: it surely does not; `silent`: it could not be found out. */
export type ImageLook = 'alive' | 'dead' | 'silent';

/** Images somewhere on the net. */
export abstract class Images {
  /**
   * Whether an image answers, in its host's turn: a host is never asked faster than it is told to bear. Undefined where
   * it was not asked because its host is left alone for a while, or because `signal` aborted. Never rejects.
   */
  abstract look(url: string, signal: AbortSignal): Promise<ImageLook | undefined>;
}
