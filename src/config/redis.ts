import type { Read } from './environment.js';
import { parsed, server } from './values.js';

export const redisVariables = () => ({
  REDIS_URL: server('redis:', 'rediss:')
    .refine((text) => /^\/?\d*$/.test(parsed(text)?.pathname ?? ''))
    .optional()
    .describe('redis:// or rediss://user:password@host:port, with /N for a database of its own'),
});

export const redis = (all: Read<typeof redisVariables>) => ({ url: all.REDIS_URL });
