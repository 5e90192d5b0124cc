import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import { countedPage } from '../../http/counted.js';
import type { CountedQuery } from '../../http/counted.schema.js';
import { Links } from '../../http/links.js';
import { Operation } from '../../http/operation.js';
import { CategoryReader } from '../../ports/taxonomy.js';
import { type CategoryId, getCategory, listCategories } from './categories.schema.js';

@Controller()
export class CategoriesController {
  constructor(
    private readonly categories: CategoryReader,
    private readonly links: Links,
  ) {}

  @Get()
  @Header('cache-control', 'public, max-age=60')
  @Operation(listCategories)
  list(@Query() query: CountedQuery) {
    return countedPage('categories', query, this.links, (after, limit) => this.categories.list(after, limit));
  }

  @Get(':id')
  @Header('cache-control', 'public, max-age=60')
  @Operation(getCategory)
  async get(@Param() { id }: CategoryId) {
    const [category, children] = await Promise.all([this.categories.find(id), this.categories.children(id)]);
    if (!category) throw new Problem('not_found', `There is no category ${id}.`);
    return { ...category, children };
  }
}
