import type { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a system's variables give once they are read. */
export type Read<Variables extends (env: Environment) => z.ZodRawShape> = z.infer<
  z.ZodObject<ReturnType<Variables>>
>;

/** Production has no embedded defaults: a forgotten variable must not serve an empty catalogue. */
export const isProduction = (env: Environment) => env['NODE_ENV'] === 'production';
