import { z } from 'zod';
import type { Read } from './environment.js';

const modes = ['production', 'development', 'test'] as const;

export const buildVariables = () => ({
  NODE_ENV: z.enum(modes).default('development').describe(modes.join(', ')),
  OGROM_VERSION: z.string().default('development').describe('the version that runs'),
  OGROM_COMMIT: z.string().optional().describe('the commit that it was built from'),
});

export const build = (all: Read<typeof buildVariables>) => ({
  version: all.OGROM_VERSION,
  commit: all.OGROM_COMMIT,
});
