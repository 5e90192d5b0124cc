import { Controller, Get, Header, Headers, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation } from '../../http/operation.js';
import { ChangeStreams } from './change-streams.js';
import { listChanges, type ListQuery, streamChanges, type StreamQuery } from './changes.schema.js';
import { ChangesService } from './changes.service.js';
import { openEvents } from './events.js';
import { Readers } from './readers.js';
import { type Start, startOf } from './start.js';

@Controller()
export class ChangesController {
  constructor(
    private readonly changes: ChangesService,
    private readonly streams: ChangeStreams,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Operation(listChanges)
  list(@Query() query: ListQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    return this.changes.list(query, gone.signal);
  }

  @Get('stream')
  @Operation(streamChanges)
  async stream(
    @Query() { since, types }: StreamQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const start = startOf(since, lastEventId);
    if (request.method === 'HEAD') return this.head(start, reply);
    const leave = this.readers.enter('stream');
    reply.raw.once('close', leave);
    const position = await this.changes.start(start);
    if (!reply.raw.destroyed) this.streams.open(openEvents(reply), { position, types });
  }

  private async head(start: Start, reply: FastifyReply): Promise<void> {
    await this.changes.start(start);
    openEvents(reply).end();
  }
}
