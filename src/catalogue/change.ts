/**
 * What the change log tells of. What is added here can be asked for by `types=`; a type that only a newer release knows
 * is passed on all the same, since two releases run side by side.
 */
export const changeTypes = ['product', 'outfit', 'like', 'favourite'] as const;

/** What became of it, and what a reader who keeps a copy does about it. */
export const changeOps: Readonly<Record<string, string>> = {
  changed: 'it is new or different, read it again',
  withdrawn: 'nobody offers it any more, take it out of lists',
};

/** An entry of the change log. */
export interface Change {
  readonly position: number;
  /** One of `changeTypes`, or of a newer release. */
  readonly type: string;
  readonly id: string;
  /** One of `changeOps`, or of a newer release. */
  readonly op: string;
  /** ISO 8601, by the database's clock, when the change was made; it may be seen a little later. */
  readonly at: string;
}
