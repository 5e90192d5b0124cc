import { type Abstract, Controller, Get, Header, Inject, Module, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from '../catalogue/problem.js';
import { countedPage } from './counted.js';
import { countedList, type CountedQuery, countedQuery, countedSchema } from './counted.schema.js';
import { Links } from './links.js';
import type { Endpoint } from './mount.js';
import { Operation, type OperationSpec } from './operation.js';

interface Counted {
  readonly id: string;
  readonly name: string;
  readonly productCount: number;
}

/** What reads things that have a name and a count of products: in the order of ids, those after `after`. */
interface CountedReader {
  find(id: string): Promise<Counted | undefined>;
  list(after: string | undefined, limit: number): Promise<{ items: readonly Counted[]; next?: string }>;
}

export interface CountedNames {
  /** `brands`. */
  readonly name: string;
  /** `Brand`: what the resource is called. */
  readonly resource: string;
  readonly port: Abstract<CountedReader>;
  /** An id of the sample catalogue. */
  readonly example: string;
}

/** An endpoint that lists things with a count of products and shows one of them. */
export function countedEndpoint({ name, resource, port, example }: CountedNames): Endpoint {
  const { list, get } = operations(name, resource, example);

  @Controller()
  class CountedController {
    constructor(
      @Inject(port) private readonly reader: CountedReader,
      @Inject(Links) private readonly links: Links,
    ) {}

    @Get()
    @Header('cache-control', 'public, max-age=60')
    @Operation(list)
    list(@Query() query: CountedQuery) {
      return countedPage(name, query, this.links, (after, limit) => this.reader.list(after, limit));
    }

    @Get(':id')
    @Header('cache-control', 'public, max-age=60')
    @Operation(get)
    async get(@Param() { id }: { id: string }) {
      const found = await this.reader.find(id);
      if (!found) throw new Problem('not_found', `There is no ${resource.toLowerCase()} ${id}.`);
      return found;
    }
  }

  @Module({ controllers: [CountedController] })
  class CountedModule {}

  return { name, module: CountedModule, needs: [port] };
}

function operations(
  name: string,
  resource: string,
  example: string,
): { list: OperationSpec; get: OperationSpec } {
  const schema = countedSchema.meta({ id: resource });
  const list: OperationSpec = {
    summary: `The ${name}`,
    access: 'catalogue',
    description: 'In the order of their ids, with how many products each has.',
    query: countedQuery,
    answers: {
      200: { description: `A page of ${name}.`, schema: countedList(schema).meta({ id: `${resource}List` }) },
    },
    problems: ['invalid_request', 'bad_cursor', 'unavailable'],
    example: { query: { limit: '3' } },
  };
  const get: OperationSpec = {
    summary: `One ${resource.toLowerCase()}`,
    access: 'catalogue',
    params: z.strictObject({ id: z.string().min(1).max(100).describe(`A ${resource.toLowerCase()} id.`) }),
    answers: { 200: { description: `The ${resource.toLowerCase()}.`, schema } },
    problems: ['not_found', 'unavailable'],
    example: { params: { id: example } },
  };
  return { list, get };
}
