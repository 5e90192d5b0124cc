import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

export type DiscoveredKeys = JSONWebKeySet;

/** Of a document of an identity provider; real ones have a few kilobytes. */
const mostBytes = 500_000;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/**
 * The public keys of an OpenID provider, by its discovery document (OpenID Connect Discovery 1.0, 4). Throws where
 * that is of another issuer, where the keys would come over plain HTTP although it does not, or anything is malformed.
 */
export async function fetchKeys(issuer: string, signal: AbortSignal): Promise<DiscoveredKeys> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = discovery.parse(await fetchJson(url, signal));
  if (found.issuer !== issuer) throw new Error(`${url} is of another issuer`);
  if (issuer.startsWith('https:') && !found.jwks_uri.startsWith('https:'))
    throw new Error(`${url} names keys that do not come over HTTPS`);
  return keySet.parse(await fetchJson(found.jwks_uri, signal)) as DiscoveredKeys;
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  let text = '';
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (text.length > mostBytes) throw new Error(`${url} is too long`);
  }
  return JSON.parse(text);
}
