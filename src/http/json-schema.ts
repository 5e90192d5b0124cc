import { z, type ZodType } from 'zod';

export type JsonSchema = Record<string, unknown>;

const types = new WeakMap<object, ZodType>();

/**
 * What Fastify gets in a schema's place: it only hands it on to the compilers, which find the type by `typeOf`. Making
 * the JSON Schemas of all operations would take a twentieth of a start.
 */
export function standIn(type: ZodType): object {
  const empty = {};
  types.set(empty, type);
  return empty;
}

/** The type that a schema stands for; throws for one that `standIn` did not make. */
export function typeOf(schema: object, place = 'an answer'): ZodType {
  const type = types.get(schema);
  if (!type) throw new Error(`the schema for ${place} was not made by standIn()`);
  return type;
}

/** The JSON Schema (2020-12) of a type. */
export function jsonSchema(type: ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return schema;
}
