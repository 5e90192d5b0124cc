import type { ClickClass } from './clicks.js';

/** A click-out as it is reported; nothing in it tells of a person. */
export interface ClickEvent {
  readonly clickId: string;
  readonly offerId: string;
  readonly productId: string;
  readonly shopId: string;
  readonly brandId?: string;
  readonly class: ClickClass;
  /** What kind of program asked. */
  readonly agent: AgentClass;
  readonly traceId: string;
}

export type AgentClass = 'desktop' | 'mobile' | 'app' | 'bot' | 'other';

/** Tells of click-outs, after they were recorded. What counts is in the database: this may lose some. */
export abstract class ClickLog {
  /** Returns at once and never throws. */
  abstract record(event: ClickEvent): void;
}
