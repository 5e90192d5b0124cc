import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerJson, answerOnce, seenTag } from '../../http/conditional.js';
import { caughtUp } from '../../http/freshness.js';
import { Operation } from '../../http/operation.js';
import { DocumentSource } from '../../ports/document-source.js';
import { OffersService } from './offers.service.js';
import {
  type DetailQuery,
  getProduct,
  listOffers,
  listProducts,
  type ListQuery,
  listSimilar,
  type OffersQuery,
  type ProductId,
  type SimilarQuery,
} from './products.schema.js';
import { ProductsService } from './products.service.js';

@Controller()
export class ProductsController {
  constructor(
    private readonly products: ProductsService,
    private readonly offersOf: OffersService,
    private readonly catalogue: DocumentSource,
  ) {}

  @Get()
  @Operation(listProducts)
  async list(
    @Query() query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await caughtUp(request, reply, () => this.catalogue.inSight());
    const { tag, json } = await this.products.list(query);
    return answerJson(request, reply, tag, json);
  }

  @Get(':id')
  @Operation(getProduct)
  async get(
    @Param() { id }: ProductId,
    @Query() query: DetailQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await caughtUp(request, reply, () => this.catalogue.inSight());
    const { tag, json } = await this.products.get(id, query, seenTag(request));
    return answerJson(request, reply, tag, json);
  }

  @Get(':id/offers')
  @Operation(listOffers)
  async offers(
    @Param() { id }: ProductId,
    @Query() query: OffersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await caughtUp(request, reply, () => this.catalogue.inSight());
    if (query.live) return answerOnce(reply, await this.offersOf.live(id, query));
    const { tag, json } = await this.offersOf.list(id, query);
    return answerJson(request, reply, tag, json);
  }

  @Get(':id/similar')
  @Operation(listSimilar)
  async similar(
    @Param() { id }: ProductId,
    @Query() query: SimilarQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { tag, json } = await this.products.similar(id, query);
    return answerJson(request, reply, tag, json);
  }
}
