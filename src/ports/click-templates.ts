/** How a shop wants its links to be called, see `mistakesIn`. */
export interface ClickTemplate {
  readonly shopId: string;
  /** Absent: the shop's links are used as they are. */
  readonly template?: string;
}

export abstract class ClickTemplates {
  /** Undefined for an unknown shop. */
  abstract find(shopId: string): Promise<ClickTemplate | undefined>;
  /** Undefined takes the template away. False for an unknown shop. */
  abstract set(shopId: string, template: string | undefined): Promise<boolean>;
}
