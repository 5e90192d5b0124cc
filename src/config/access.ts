import { z } from 'zod';
import { type Environment, isProduction, type Read } from './environment.js';
import { flag, isServer } from './values.js';

export const accessVariables = (env: Environment) => ({
  OPEN_CATALOGUE: flag(!isProduction(env)).describe('true or false'),
  OIDC_ISSUER: z
    .string()
    .refine((text) => isIssuer(text, isProduction(env)))
    .optional()
    .describe('the issuer of people’s tokens, an https:// URL'),
  OIDC_AUDIENCE: (env['OIDC_ISSUER'] ? z.string() : z.string().optional()).describe(
    'whom people’s tokens are for, needed with OIDC_ISSUER',
  ),
});

export const access = (all: Read<typeof accessVariables>, { hasDevelopmentKey }: Circumstances) => {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = all;
  return {
    /** Whether everybody may read the catalogue. */
    openCatalogue: all.OPEN_CATALOGUE,
    /** The identity provider; without one nobody is known in production, and a development issuer elsewhere. */
    oidc: issuer !== undefined && audience !== undefined ? { issuer, audience } : undefined,
    developmentKey: hasDevelopmentKey,
  };
};

interface Circumstances {
  readonly hasDevelopmentKey: boolean;
}

/** As tokens name it: a URL without query and fragment; plain HTTP outside of production alone. */
function isIssuer(text: string, production: boolean): boolean {
  return isServer(text, 'https:', ...(production ? [] : ['http:'])) && !/[?#]/.test(text);
}
