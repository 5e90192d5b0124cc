import openapiTS, { astToString } from 'openapi-typescript';

const heading =
  '// Made from clients/openapi.json by `npm run contract`; changes made by hand are lost.\n' +
  '/* eslint-disable */\n';

/** The types of the document as TypeScript; its examples stay out, they would be two thirds of it. */
export async function typesOf(document) {
  return heading + astToString(await openapiTS(withoutExamples(document), { defaultNonNullable: false }));
}

function withoutExamples(document) {
  const isExample = (key, value, holder) =>
    key === 'example' && (holder.schema !== undefined || holder.in !== undefined) && value !== undefined;
  return JSON.parse(
    JSON.stringify(document, function (key, value) {
      return isExample(key, value, this) ? undefined : value;
    }),
  );
}
