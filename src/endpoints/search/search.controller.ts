import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerJson } from '../../http/conditional.js';
import { caughtUp } from '../../http/freshness.js';
import { Operation } from '../../http/operation.js';
import { type SearchParameters, searchProducts } from './search.schema.js';
import { SearchService } from './search.service.js';

@Controller()
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @Operation(searchProducts)
  async find(
    @Query() query: SearchParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const anew = await caughtUp(request, reply, () => this.search.position());
    const { tag, json } = await this.search.find(query, { anew });
    return answerJson(request, reply, tag, () => json);
  }
}
