import type { Read } from './environment.js';
import { flag, integer } from './values.js';

export const workVariables = () => ({
  INDEXER: flag(true).describe('true or false'),
  IMPORTER: flag(true).describe('true or false'),
  COUNTER: flag(true).describe('true or false'),
  CLICK_RETENTION_DAYS: integer(2, 3_650).default(90).describe('days, from 2 to 3650'),
});

/** Which background work this instance takes part in. */
export const work = (all: Read<typeof workVariables>) => ({
  indexer: all.INDEXER,
  importer: all.IMPORTER,
  counter: all.COUNTER,
});

/** For how long click-outs are kept one by one; what they add up to stays. */
export const clicks = (all: Read<typeof workVariables>) => ({ retentionDays: all.CLICK_RETENTION_DAYS });
