import { z } from 'zod';
import { clickClasses, type RecordedClick } from '../../ports/clicks.js';

const schema = z.object({
  ...{ id: z.string(), at: z.number(), offerId: z.string(), productId: z.string(), shopId: z.string() },
  ...{ brandId: z.string().optional(), class: z.enum(clickClasses), visit: z.string().optional() },
});

/** What a file says. */
export interface Read {
  readonly clicks: readonly RecordedClick[];
  /** Whether every line could be read. */
  readonly whole: boolean;
}

export function lineOf(click: RecordedClick): string {
  return `${JSON.stringify(click)}\n`;
}

/** What stands behind the last end of a line was never acknowledged: its writer ended, or the disk was full. */
export function clicksIn(text: string): Read {
  const lines = text.split('\n').slice(0, -1);
  const clicks = lines.flatMap(clickIn);
  return { clicks, whole: clicks.length === lines.length };
}

function clickIn(line: string): RecordedClick[] {
  try {
    return [schema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
