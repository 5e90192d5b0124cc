import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { personId } from '../../catalogue/ids.js';
import type { OutfitContent, OutfitPatch } from '../../catalogue/outfit.js';
import { CallingPerson, CallingPersonIfAny } from '../../http/access/calling.js';
import { Links } from '../../http/links.js';
import { Operation } from '../../http/operation.js';
import type { Person } from '../../ports/callers.js';
import { answerOutfits, answerWritten } from './answers.js';
import {
  createOutfit,
  deleteOutfit,
  getOutfit,
  listOutfits,
  patchOutfit,
  replaceOutfit,
} from './outfits.operations.js';
import type { ListQuery, OutfitId, OutfitQueryParameters } from './outfits.schema.js';
import { OutfitsService } from './outfits.service.js';
import { OutfitWritesService } from './outfit-writes.service.js';

@Controller()
export class OutfitsController {
  constructor(
    private readonly outfits: OutfitsService,
    private readonly writes: OutfitWritesService,
    private readonly links: Links,
  ) {}

  @Get()
  @Operation(listOutfits)
  list(
    @Query() query: ListQuery,
    @CallingPersonIfAny() person: Person | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOutfits(request, reply, person, (id) => this.outfits.list(query, id));
  }

  @Get(':id')
  @Operation(getOutfit)
  get(
    @Param() { id }: OutfitId,
    @Query() query: OutfitQueryParameters,
    @CallingPersonIfAny() person: Person | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOutfits(request, reply, person, (viewer) => this.outfits.get(id, query, viewer));
  }

  @Post()
  @HttpCode(201)
  @Operation(createOutfit)
  async create(
    @Body() content: OutfitContent,
    @CallingPerson() { sub }: Person,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const written = await this.writes.create(content, personId(sub), key);
    reply.header('location', this.links.to(written.id));
    return answerWritten(reply, written);
  }

  @Put(':id')
  @Operation(replaceOutfit)
  async replace(
    @Param() { id }: OutfitId,
    @Body() content: OutfitContent,
    @CallingPerson() { sub }: Person,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerWritten(reply, await this.writes.replace(id, content, personId(sub), ifMatch));
  }

  @Patch(':id')
  @Operation(patchOutfit)
  async patch(
    @Param() { id }: OutfitId,
    @Body() patch: OutfitPatch,
    @CallingPerson() { sub }: Person,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerWritten(reply, await this.writes.patch(id, patch, personId(sub), ifMatch));
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation(deleteOutfit)
  async remove(
    @Param() { id }: OutfitId,
    @CallingPerson() { sub }: Person,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    reply.header('ogrom-position', await this.writes.remove(id, personId(sub), ifMatch));
  }
}
