import { Controller, Delete, Get, Header, HttpCode, Param, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { personId } from '../../catalogue/ids.js';
import { CallingPerson } from '../../http/access/calling.js';
import { Operation } from '../../http/operation.js';
import type { Person } from '../../ports/callers.js';
import { LikesService } from './likes.service.js';
import { deleteLike, getLike, putLike } from './outfits.operations.js';
import type { OutfitId } from './outfits.schema.js';

@Controller()
export class LikesController {
  constructor(private readonly likes: LikesService) {}

  @Get(':id/likes/me')
  @Header('cache-control', 'private, no-cache')
  @Operation(getLike)
  get(@Param() { id }: OutfitId, @CallingPerson() { sub }: Person) {
    return this.likes.get(id, personId(sub));
  }

  @Put(':id/likes/me')
  @Operation(putLike)
  like(
    @Param() { id }: OutfitId,
    @CallingPerson() person: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.set(id, person, true, reply);
  }

  @Delete(':id/likes/me')
  @HttpCode(200)
  @Operation(deleteLike)
  unlike(
    @Param() { id }: OutfitId,
    @CallingPerson() person: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.set(id, person, false, reply);
  }

  private async set(id: string, { sub }: Person, liked: boolean, reply: FastifyReply) {
    const { position, ...state } = await this.likes.set(id, personId(sub), liked);
    if (position !== undefined) reply.header('ogrom-position', position);
    return state;
  }
}
