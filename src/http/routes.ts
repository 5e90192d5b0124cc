import type { FastifyInstance, RouteOptions } from 'fastify';
import type { DescribedSchema } from './operation.js';

export interface Route {
  readonly method: string;
  /** The template, for example `/v1/products/:id`. */
  readonly url: string;
  readonly schema?: DescribedSchema;
}

/** Every route of the app, noted as Fastify registers it. */
export class Routes {
  readonly all: Route[] = [];
  private readonly patterns = new Map<string, RegExp>();

  constructor(instance: FastifyInstance) {
    instance.addHook('onRoute', (options: RouteOptions) => this.note(options));
  }

  /** The methods that do something at this path, `OPTIONS` included; empty where nothing is there. */
  methodsAt(path: string): string[] {
    const found = this.all.filter((route) => this.pattern(route.url).test(path)).map((route) => route.method);
    return found.length === 0 ? [] : [...new Set([...found, 'OPTIONS'])].sort();
  }

  private note({ method, url, schema }: RouteOptions): void {
    if (url === '*') return;
    const described = schema && 'operation' in schema ? (schema as DescribedSchema) : undefined;
    for (const one of [method].flat()) this.all.push({ method: one, url, schema: described });
  }

  private pattern(url: string): RegExp {
    const known = this.patterns.get(url) ?? patternOf(url);
    this.patterns.set(url, known);
    return known;
  }
}

/** Matches the paths of a template; a slash at the end changes nothing. */
export function patternOf(url: string): RegExp {
  return new RegExp(`^${url.replace(/:[^/]+/g, '[^/]+').replace('*', '.*')}/?$`);
}
