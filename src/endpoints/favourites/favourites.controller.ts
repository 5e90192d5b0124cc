import { Controller, Delete, Get, Header, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { personId } from '../../catalogue/ids.js';
import { CallingPerson } from '../../http/access/calling.js';
import { answerTagged, vary } from '../../http/conditional.js';
import { Operation } from '../../http/operation.js';
import type { Person } from '../../ports/callers.js';
import {
  deleteFavourite,
  getFavourite,
  listFavourites,
  type ListQuery,
  type ProductId,
  putFavourite,
} from './favourites.schema.js';
import { FavouritesService } from './favourites.service.js';

const cacheControl = 'private, no-cache';

@Controller()
export class FavouritesController {
  constructor(private readonly favourites: FavouritesService) {}

  @Get()
  @Operation(listFavourites)
  async list(
    @Query() query: ListQuery,
    @CallingPerson() { sub }: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    vary(reply, 'authorization');
    const { etag, json } = await this.favourites.list(personId(sub), query);
    return answerTagged(request, reply, { etag, cacheControl }, () => json);
  }

  @Get(':id')
  @Header('cache-control', cacheControl)
  @Operation(getFavourite)
  get(@Param() { id }: ProductId, @CallingPerson() { sub }: Person) {
    return this.favourites.get(personId(sub), id);
  }

  @Put(':id')
  @Operation(putFavourite)
  async add(
    @Param() { id }: ProductId,
    @CallingPerson() { sub }: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { favourite, position } = await this.favourites.add(personId(sub), id);
    if (position !== undefined) reply.header('ogrom-position', position);
    return favourite;
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation(deleteFavourite)
  async remove(
    @Param() { id }: ProductId,
    @CallingPerson() { sub }: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const position = await this.favourites.remove(personId(sub), id);
    if (position !== undefined) reply.header('ogrom-position', position);
  }
}
