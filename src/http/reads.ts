import { type Examples, operationId } from './openapi.js';
import type { DescribedSchema, OperationSpec } from './operation.js';
import type { Route } from './routes.js';

/** A GET that anybody may try; where its path has an `{id}`, with the list whose items have ids, and one that may exist. */
export interface Read {
  readonly path: string;
  readonly list?: string;
  readonly id?: string;
}

/** The described GETs, as their examples ask them; those without an end are none to try. */
export function readsOf(routes: readonly Route[], examples: Examples): Read[] {
  return routes.flatMap(({ method, url, schema }) => {
    // A GET that only redirects does something, like a click-out.
    if (method !== 'GET' || !schema?.operation.answers[200] || isEndless(schema)) return [];
    if (isOfAPerson(schema.operation)) return [];
    const path = url.replace(/:([^/]+)/g, '{$1}');
    const { params, query } = schema.operation.example ?? {};
    const asked = query ? `${path}?${new URLSearchParams(query)}` : path;
    if (!path.includes('{id}')) return [{ path: asked }, ...filtered(path, schema.operation)];
    const id = examples[operationId(method, path)]?.params?.['id'] ?? params?.['id'];
    return [{ path: asked, list: path.split('/{id}')[0]!, id }];
  });
}

/** By whatever the catalogue has: the examples' filters may find nothing in it. */
function filtered(path: string, { filters = {} }: OperationSpec): Read[] {
  const beside = path.slice(0, path.lastIndexOf('/') + 1);
  return Object.entries(filters).map(([name, list]) => ({
    path: `${path}?${name}={id}`,
    list: beside + list,
  }));
}

function isEndless({ operation }: DescribedSchema): boolean {
  return Object.values(operation.answers).some(({ events }) => events !== undefined);
}

function isOfAPerson({ access }: OperationSpec): boolean {
  return typeof access === 'object' && 'person' in access;
}
