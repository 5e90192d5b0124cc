import { z } from 'zod';
import { type Environment, isProduction, type Read } from './environment.js';
import { server } from './values.js';

export const elasticsearchVariables = (env: Environment) => ({
  ELASTICSEARCH_URL: (isProduction(env) ? url : url.optional()).describe(
    `http:// or https://host:port${isProduction(env) ? ', needed in production' : ''}`,
  ),
  ELASTICSEARCH_PREFIX: z
    .string()
    .regex(/^[a-z\d][a-z\d._-]{0,63}$/)
    .default('ogrom')
    .describe('how index names begin: at most 64 small letters, digits, dots and dashes'),
});

export const elasticsearch = (all: Read<typeof elasticsearchVariables>) => ({
  url: all.ELASTICSEARCH_URL,
  prefix: all.ELASTICSEARCH_PREFIX,
});

const url = server('http:', 'https:');
