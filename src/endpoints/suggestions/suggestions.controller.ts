import { Controller, Get, Header, Query } from '@nestjs/common';
import { Operation } from '../../http/operation.js';
import { suggestionKinds, Suggestions } from '../../ports/suggestions.js';
import { suggest, type SuggestionsQuery } from './suggestions.schema.js';

@Controller()
export class SuggestionsController {
  constructor(private readonly suggestions: Suggestions) {}

  @Get()
  @Header('cache-control', 'public, max-age=60')
  @Operation(suggest)
  async list(@Query() { q, kinds = [...suggestionKinds], limit }: SuggestionsQuery) {
    return { items: await this.suggestions.suggest(q, kinds, limit) };
  }
}
