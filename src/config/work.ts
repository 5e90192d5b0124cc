import { z } from 'zod';
import type { Read } from './environment.js';
import { flag, integer } from './values.js';

export const workVariables = () => ({
  INDEXER: flag(true).describe('true or false'),
  IMPORTER: flag(true).describe('true or false'),
  COUNTER: flag(true).describe('true or false'),
  CLICK_RETENTION_DAYS: integer(2, 3_650).default(90).describe('days, from 2 to 3650'),
  CLICK_SPOOL: z.string().optional().describe('a folder on a disk of this host'),
});

/** Which background work this instance takes part in. */
export const work = (all: Read<typeof workVariables>) => ({
  indexer: all.INDEXER,
  importer: all.IMPORTER,
  counter: all.COUNTER,
});

export const clicks = (all: Read<typeof workVariables>) => ({
  /** For how long click-outs are kept one by one; what they add up to stays. */
  retentionDays: all.CLICK_RETENTION_DAYS,
  /** The folder in which they wait for the database; without one each is stored before it is answered. */
  spool: all.CLICK_SPOOL,
});
