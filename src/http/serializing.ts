import fastJson from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import { jsonSchema, typeOf } from './json-schema.js';

type Serializer = (data: unknown) => string;

/** Makes a serializer when its first answer needs it, so that a start does not wait for those of all operations. */
export const serializerCompiler: FastifySerializerCompiler<object> = ({ schema }) => {
  const type = typeOf(schema);
  let serialize: Serializer | undefined;
  return (data) => (serialize ??= fastJson(jsonSchema(type, 'output')) as Serializer)(data);
};
