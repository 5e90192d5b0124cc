import { z } from 'zod';
import type { Read } from './environment.js';
import { integer } from './values.js';

export const changeVariables = () => ({
  CHANGE_RETENTION: z
    .string()
    .regex(/^[1-9]\d{0,5}[mhd]$/)
    .default('7d')
    .describe('how long changes are kept, in minutes, hours or days, as in 90m, 36h, 7d'),
  CHANGE_READERS: integer(0, 100_000).default(2_000).describe('streams and waiting requests, at most 100000'),
  CHANGE_HEARTBEAT_MS: integer(100, 50_000).default(15_000).describe('milliseconds, from 100 to 50000'),
});

/** How long changes are kept, and who may read along on one instance. */
export const changes = (all: Read<typeof changeVariables>) => ({
  retentionMs: milliseconds(all.CHANGE_RETENTION),
  readers: all.CHANGE_READERS,
  heartbeatMs: all.CHANGE_HEARTBEAT_MS,
});

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const milliseconds = (span: string) => Number(span.slice(0, -1)) * units[span.at(-1)!]!;
