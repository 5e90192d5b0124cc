import { z } from 'zod';

export const flag = (initial: boolean) => z.stringbool().default(initial);

export const integer = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max));

export const list = (isRight: (one: string) => boolean) =>
  z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every(isRight))
    .default([]);

/** A URL with a host and one of these schemes, each with its colon. */
export const server = (...schemes: string[]) => z.string().refine((text) => isServer(text, ...schemes));

export function isServer(text: string, ...schemes: string[]): boolean {
  const url = parsed(text);
  return url !== undefined && schemes.includes(url.protocol) && url.hostname !== '' && isDecodable(url);
}

/** Not with a bare percent sign in its password, say. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

export function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
