import type { z } from 'zod';
import type { Environment } from './environment.js';
import { parsed } from './values.js';

/** One line for each variable that is missing or wrong: what was seen, without secrets, and what is expected. */
export function mistakesIn(error: z.ZodError, shape: Record<string, z.ZodType>, env: Environment): string[] {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])));
  return [...names].map(
    (name) => `${name} is ${seen(name, env[name])}; expected: ${shape[name]?.description}`,
  );
}

function seen(name: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  if (/_(TOKEN|URLS)$/.test(name)) return `a text of ${value.length} characters`;
  return /_(URL|ENDPOINT)$/.test(name) ? withoutSecrets(value) : JSON.stringify(value.slice(0, 80));
}

function withoutSecrets(value: string): string {
  const url = parsed(value);
  const user = url?.username || url?.password ? '…@' : '';
  // An `@` outside of the user's part: a password with a slash or a hash that was not percent-encoded.
  if (!url?.host || (value.includes('@') && !user)) return `a text of ${value.length} characters`;
  return JSON.stringify(`${url.protocol}//${user}${url.host}${url.pathname}`);
}
