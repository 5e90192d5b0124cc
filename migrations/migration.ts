import type { MigrationInterface } from 'typeorm';

/**
 * A step of the schema. It bears repetition, because MySQL commits each statement by itself and a run may be killed
 * between two of them. docs/migrations.md explains the two kinds.
 */
export type Migration = Expand | Contract;

/** Adds what the release before this one does not notice. */
export interface Expand extends MigrationInterface {
  readonly name: string;
  readonly kind: 'expand';
}

/** Takes away what an earlier release used. */
export interface Contract extends MigrationInterface {
  readonly name: string;
  readonly kind: 'contract';
  /** The expand migration that came with the release whose code stopped using what goes. */
  readonly after: string;
}
