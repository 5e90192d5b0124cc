import type { Read } from './environment.js';
import { server } from './values.js';

export const redisVariables = () => ({
  REDIS_URL: server('redis:', 'rediss:').optional().describe('redis:// or rediss://user:password@host:port'),
});

export const redis = (all: Read<typeof redisVariables>) => ({ url: all.REDIS_URL });
