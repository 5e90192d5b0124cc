import { z } from 'zod';
import type { Read } from './environment.js';
import { isServer } from './values.js';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'verbose'] as const;

export const loggingVariables = () => ({
  LOGSTASH_URL: z
    .string()
    .refine((text) => isServer(text, 'tcp:', 'tls:') && new URL(text).port !== '')
    .optional()
    .describe('tcp:// or tls://host:port'),
  LOG_LEVEL: z.enum(levels).default('info').describe(levels.join(', ')),
});

export const logging = (all: Read<typeof loggingVariables>) => ({
  url: all.LOGSTASH_URL,
  level: all.LOG_LEVEL,
});
