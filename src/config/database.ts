import { dirname } from 'node:path';
import { z } from 'zod';
import { type Environment, isProduction, type Read } from './environment.js';
import { flag, isServer } from './values.js';

export const databaseVariables = (env: Environment) => ({
  DATABASE_URL: (isProduction(env) ? url : url.default('sqlite:.ogrom/catalogue.sqlite')).describe(
    `mysql://user:password@host/database, mariadb:// likewise, or sqlite:file${isProduction(env) ? ', needed in production' : ''}`,
  ),
  SAMPLE_CATALOGUE: flag(!isProduction(env) && env['DATABASE_URL'] === undefined).describe('true or false'),
});

export const database = (all: Read<typeof databaseVariables>) => ({
  /** `mysql://…` or `sqlite:file`. */
  url: all.DATABASE_URL.replace(/^mariadb:/, 'mysql:'),
  sampleCatalogue: all.SAMPLE_CATALOGUE,
  /** Where the embedded defaults keep their files: beside the catalogue's, where it has one that stays. */
  folder: hasFolder(all.DATABASE_URL) ? dirname(all.DATABASE_URL.slice('sqlite:'.length)) : '.ogrom',
});

const hasFolder = (url: string) => isFile(url) && url !== 'sqlite::memory:';

export const isFile = (text: string) => text.startsWith('sqlite:');

const url = z.string().refine((text) => {
  if (isFile(text)) return text.length > 'sqlite:'.length && !text.startsWith('sqlite://');
  return isServer(text, 'mysql:', 'mariadb:') && new URL(text).pathname.length > 1;
});
