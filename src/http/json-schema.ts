import { z, type ZodType } from 'zod';

export type JsonSchema = Record<string, unknown>;

const types = new WeakMap<object, ZodType>();

/** The JSON Schema (2020-12) of a type; `validate` finds the way back from it. */
export function jsonSchema(type: ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  types.set(schema, type);
  return schema;
}

/** The type that a JSON Schema was made from; undefined for a schema that `jsonSchema` did not make. */
export function typeOf(schema: object): ZodType | undefined {
  return types.get(schema);
}
