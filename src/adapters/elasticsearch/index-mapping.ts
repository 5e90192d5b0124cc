import { hash } from 'node:crypto';
import { background, type Engine } from './engine.js';
import { mappings, mappingVersion, settings, suggestionMappings, suggestionSettings } from './mapping.js';

/** What new indexes of products are made with. */
export interface IndexMapping {
  readonly version: number;
  readonly mappings: Readonly<Record<string, unknown>> & { readonly properties: object };
  readonly settings: object;
}

/** What an index says of its mapping. */
export interface MappingInfo {
  /** 1 for an index from before there were versions. */
  readonly version: number;
  readonly fields: ReadonlySet<string>;
}

export const ownMapping: IndexMapping = { version: mappingVersion, mappings, settings };

/** Tells any change of the mappings, the analysis or the settings. */
export const fingerprint = hash(
  'sha256',
  JSON.stringify([mappings, settings, suggestionMappings, suggestionSettings]),
  'base64url',
).slice(0, 16);

/** The body that makes an index, with its version in the place that Elasticsearch keeps for the application. */
export function indexBody({ version, mappings: given, settings: set }: IndexMapping, alias: string): object {
  const mapped = { ...given, _meta: { version, ...(version === mappingVersion && { fingerprint }) } };
  return { settings: set, mappings: mapped, aliases: { [alias]: {} } };
}

type Found = Record<string, { mappings: { _meta?: { version?: number }; properties?: object } }>;

/** Throws EngineRefusal with status 404 for an unknown index. */
export async function readMapping(engine: Engine, index: string): Promise<MappingInfo> {
  const found = await engine.call<Found>({ method: 'GET', path: `/${index}/_mapping` }, background);
  const [{ mappings: made }] = Object.values(found) as [Found[string]];
  return { version: made._meta?.version ?? 1, fields: new Set(Object.keys(made.properties ?? {})) };
}
