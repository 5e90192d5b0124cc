import { type Abstract, applyDecorators } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import type { FastifySchema } from 'fastify';
import type { ZodType } from 'zod';
import type { ProblemCode } from '../catalogue/problem.js';
import type { Access } from './access/access.js';
import { standIn } from './json-schema.js';

export interface Answer {
  readonly description: string;
  readonly schema?: ZodType;
  readonly headers?: Readonly<Record<string, string | AnswerHeader>>;
  /** Server-sent events without an end in place of JSON: an example of them. */
  readonly events?: string;
}

/** A header of a request whose value has a form. */
export interface RequestHeader {
  readonly description: string;
  readonly pattern: string;
}

/** A header of an answer, with a value that it may have. */
interface AnswerHeader {
  readonly description: string;
  readonly example: string;
}

interface ExampleRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** A body of the first of `streams`. */
  readonly stream?: string;
}

/** What one operation takes and gives: the one description that validation, serializer and OpenAPI share. */
export interface OperationSpec {
  readonly summary: string;
  /** Who may call it. */
  readonly access: Access;
  readonly description?: string;
  readonly params?: ZodType;
  readonly query?: ZodType;
  readonly body?: ZodType;
  /** The media type of `body`; application/json unless told. */
  readonly bodyType?: string;
  /** Request bodies by media type that the operation reads as a stream. */
  readonly streams?: readonly string[];
  /** Request headers that it understands, with what they do. */
  readonly headers?: Readonly<Record<string, string | RequestHeader>>;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems?: readonly ProblemCode[];
  /** The ports without which it cannot answer; all that its endpoint needs unless told. */
  readonly needs?: readonly Abstract<unknown>[];
  /** No batch may have it as a part: its answer has no end, or is a batch itself. */
  readonly alone?: boolean;
  /** Query parameters that take the ids of a list beside this one: `{ brand: 'brands' }`. The warm-up asks by them. */
  readonly filters?: Readonly<Record<string, string>>;
  /** A request that works on the sample catalogue; the answer to it stands in `src/examples.json`. */
  readonly example?: ExampleRequest;
}

/** The schema that Fastify gets, with the whole description beside it for the OpenAPI document. */
export interface DescribedSchema extends FastifySchema {
  readonly operation: OperationSpec;
}

export function Operation(spec: OperationSpec): MethodDecorator {
  const schema: DescribedSchema = {
    ...(spec.params && { params: standIn(spec.params) }),
    ...(spec.query && { querystring: standIn(spec.query) }),
    ...(spec.body && {
      body: { content: { [bodyTypeOf(spec)]: { schema: standIn(spec.body) } } },
    }),
    response: responses(spec.answers),
    operation: spec,
  };
  return applyDecorators(RouteSchema(schema));
}

export function bodyTypeOf({ bodyType = 'application/json' }: Pick<OperationSpec, 'bodyType'>): string {
  return bodyType;
}

function responses(answers: OperationSpec['answers']): Record<string, object> {
  const described = Object.entries(answers).filter(([, answer]) => answer.schema);
  return Object.fromEntries(described.map(([status, answer]) => [status, standIn(answer.schema!)]));
}
