import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { idempotencyKey } from '../../http/idempotency.js';
import { Operation } from '../../http/operation.js';
import {
  getImport,
  type ImportId,
  listImports,
  listIssues,
  type NewImportQuery,
  type PageQuery,
  startImport,
} from './imports.schema.js';
import { ImportsService } from './imports.service.js';

@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @HttpCode(202)
  @Operation(startImport)
  async start(
    @Query() query: NewImportQuery,
    @Body() body: { url: string } | AsyncIterable<Uint8Array>,
    @Headers('idempotency-key') given: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const key = idempotencyKey(given);
    const record =
      Symbol.asyncIterator in body
        ? await this.imports.fromBody(query, body, key)
        : await this.imports.fromUrl(query, body.url, key);
    reply.header('location', record.links.self);
    return record;
  }

  @Get()
  @Header('cache-control', 'no-store')
  @Operation(listImports)
  list(@Query() query: PageQuery) {
    return this.imports.list(query);
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @Operation(getImport)
  async get(@Param() { id }: ImportId, @Res({ passthrough: true }) reply: FastifyReply) {
    const record = await this.imports.get(id);
    reply.header('ogrom-position', record.position);
    return record;
  }

  @Get(':id/issues')
  @Header('cache-control', 'no-store')
  @Operation(listIssues)
  issues(@Param() { id }: ImportId, @Query() query: PageQuery) {
    return this.imports.issues(id, query);
  }
}
