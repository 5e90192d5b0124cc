import type { ZodType } from 'zod';
import { type ProblemCode, problems } from '../catalogue/problem.js';
import { refusalsOf, securityOf, securitySchemes } from './access/access.js';
import { jsonSchema, type JsonSchema } from './json-schema.js';
import {
  type Answer,
  bodyTypeOf,
  type DescribedSchema,
  type OperationSpec,
  type RequestHeader,
} from './operation.js';
import type { Deprecation } from './mount.js';
import { problemSchema } from './problem.schema.js';
import type { Route } from './routes.js';

type Json = Record<string, unknown>;

/** By operation id: the path parameters that were asked with, and what was answered. */
export type Examples = Readonly<
  Record<string, { readonly params?: Record<string, string>; readonly answer?: unknown }>
>;

export interface About {
  readonly version: string;
  /** Whether everybody may read the catalogue. */
  readonly openCatalogue: boolean;
  /** Whether the mount of a route is on its way out. */
  readonly deprecationAt: (url: string) => Deprecation | undefined;
}

/** The OpenAPI 3.1 document of the described routes. Ids come from verb and path, so two mounts never share one. */
export function openApi(
  routes: readonly Route[],
  { version, openCatalogue, deprecationAt }: About,
  examples: Examples,
): Json {
  const schemas: Record<string, JsonSchema> = {};
  const paths: Record<string, Json> = {};
  for (const { method, url, schema } of routes) {
    if (!schema || method === 'HEAD') continue;
    const path = url.replace(/:([^/]+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        ...operation(method, path, schema, schemas, examples),
        security: securityOf(schema.operation.access, openCatalogue),
        ...deprecation(deprecationAt(url)),
      },
    };
  }
  hoist(jsonSchema(problemSchema, 'output'), schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ogrom',
      version,
      description: 'One REST API in front of a fashion catalogue.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas, securitySchemes },
  };
}

function operation(
  method: string,
  path: string,
  schema: DescribedSchema,
  schemas: Record<string, JsonSchema>,
  examples: Examples,
): Json {
  const spec = schema.operation;
  const id = operationId(method, path);
  return {
    operationId: id,
    tags: [tagOf(path)],
    summary: spec.summary,
    ...(spec.description && { description: spec.description }),
    parameters: [
      ...parameters('path', spec.params, examples[id]?.params ?? spec.example?.params),
      ...parameters('query', spec.query, spec.example?.query),
      ...Object.entries(spec.headers ?? {}).map(([name, header]) => headerParameter(name, header)),
    ],
    ...requestBody(schema, schemas),
    responses: { ...responses(schema, schemas, examples[id]?.answer), ...refusals(spec) },
  };
}

/** `x-sunset` in the words of oasdiff, which lets a path go once that day has come. */
function deprecation(of: Deprecation | undefined): Json {
  if (!of) return {};
  const { since, sunset, successor } = of;
  return {
    ...{ deprecated: true, 'x-deprecated-since': since, 'x-sunset': sunset },
    ...(successor && { 'x-successor': `/${successor}` }),
  };
}

/** The first segment that is neither a version nor a parameter. */
function tagOf(path: string): string {
  return path.split('/').find((part) => part !== '' && !/^v\d+$|^\{/.test(part)) ?? 'service';
}

/** `GET /v1/products/{id}/offers` is `getV1ProductsByIdOffers`. */
export function operationId(method: string, path: string): string {
  const words = path
    .replace(/\{(\w+)\}/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

function parameters(
  place: 'path' | 'query',
  of: ZodType | undefined,
  example: Readonly<Record<string, string>> = {},
): Json[] {
  const schema = of ? jsonSchema(of, 'input') : {};
  const required = new Set((schema.required as string[] | undefined) ?? []);
  return Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {}).map(
    ([name, { description, ...type }]) => ({
      name,
      in: place,
      required: place === 'path' || required.has(name),
      ...(description !== undefined && { description }),
      ...(name in example && { example: example[name] }),
      ...(type.type === 'array' && { style: 'form', explode: false }),
      schema: type,
    }),
  );
}

function headerParameter(name: string, header: string | RequestHeader): Json {
  const { description, ...form } = typeof header === 'string' ? { description: header } : header;
  return { name, in: 'header', description, schema: { type: 'string', ...form } };
}

function requestBody(schema: DescribedSchema, schemas: Record<string, JsonSchema>): Json {
  const { body, streams = [], example } = schema.operation;
  const feed = { schema: { type: 'string', format: 'binary' } };
  const content: Json = Object.fromEntries(streams.map((type) => [type, feed]));
  if (streams[0] && example?.stream) content[streams[0]] = { ...feed, example: example.stream };
  if (body)
    content[bodyTypeOf(schema.operation)] = {
      schema: hoist(jsonSchema(body, 'input'), schemas),
      ...(example?.body !== undefined && { example: example.body }),
    };
  return Object.keys(content).length === 0 ? {} : { requestBody: { required: true, content } };
}

function responses(schema: DescribedSchema, schemas: Record<string, JsonSchema>, example: unknown): Json {
  const answers = Object.entries(schema.operation.answers);
  return Object.fromEntries(answers.map(([status, answer]) => [status, response(answer, schemas, example)]));
}

function response(
  { description, headers = {}, schema, events }: Answer,
  schemas: Record<string, JsonSchema>,
  example: unknown,
): Json {
  const described = Object.entries(headers).map(([name, text]) => [
    name,
    { ...(typeof text === 'string' ? { description: text } : text), schema: { type: 'string' } },
  ]);
  const json = schema && {
    schema: hoist(jsonSchema(schema, 'output'), schemas),
    ...(example !== undefined && { example }),
  };
  return {
    description,
    ...(described.length > 0 && { headers: Object.fromEntries(described) }),
    ...(json && { content: { 'application/json': json } }),
    ...(events && { content: { 'text/event-stream': { schema: { type: 'string' }, example: events } } }),
  };
}

function refusals(spec: OperationSpec): Json {
  const always: ProblemCode[] = ['too_many_requests', 'headers_too_large', 'internal'];
  const checked: ProblemCode[] = spec.params || spec.query || spec.body ? ['invalid_request'] : [];
  const codes = [...new Set([...checked, ...(spec.problems ?? []), ...refusalsOf(spec.access), ...always])];
  const statuses = [...new Set(codes.map((code) => problems[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [status, refusal(codes.filter((code) => problems[code].status === status))]),
  );
}

function refusal(codes: readonly ProblemCode[]): Json {
  return {
    description: codes.map((code) => `${code}: ${problems[code].title}`).join('. '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** Moves named definitions to the components and points the references there. */
function hoist(schema: JsonSchema, schemas: Record<string, JsonSchema>): JsonSchema {
  const { $defs = {}, ...rest } = schema as JsonSchema & { $defs?: Record<string, JsonSchema> };
  for (const [name, definition] of Object.entries($defs)) schemas[name] ??= relocate(definition);
  return relocate(rest);
}

function relocate(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema;
}
