import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scopeNames } from '../../catalogue/scopes.js';
import type { ClientKeys, Clients } from '../../ports/clients.js';
import { hashOf, newApiKey, parseApiKey } from './api-key.js';

const spec = { name: 'Development', scopes: scopeNames, keyDays: 3650 };

/** A key with every scope for trying things out, the same at each start: it lies in `development-key` of the folder. */
export async function developmentKey(folder: string, clients: Clients, keys: ClientKeys): Promise<string> {
  const file = join(folder, 'development-key');
  const text = read(file);
  const kept = text === undefined ? undefined : parseApiKey(text);
  const stored = kept && (await keys.find(kept.id));
  if (text !== undefined && stored && !stored.revoked && stored.endsInMs > 0) return text;
  // The file may be older than the database.
  if (text !== undefined && kept && !stored) {
    await clients.create(spec, { id: kept.id, hash: hashOf(kept.secret) });
    return text;
  }
  const fresh = newApiKey();
  await clients.create(spec, fresh.stored);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${fresh.text}\n`, { mode: 0o600 });
  return fresh.text;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
