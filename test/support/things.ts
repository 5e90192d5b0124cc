import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpException,
  Module,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hungUp } from '../../src/http/hung-up.js';
import type { Endpoint } from '../../src/http/mount.js';
import { Operation, type OperationSpec } from '../../src/http/operation.js';

/** What happened to those who were kept waiting. */
export const waits: ('begun' | 'hung up')[] = [];

const ForAll = (more: Partial<OperationSpec> = {}) =>
  Operation({ summary: '', access: 'open', answers: {}, ...more });

/** Tells what it was asked, and misbehaves when it is told to. */
@Controller()
class ThingsController {
  @Get()
  @ForAll()
  list(@Query() { ids, count = '3' }: { ids?: string; count?: string }) {
    const all = ids?.split(',') ?? Array.from({ length: Number(count) }, (_, n) => `t${n}`);
    return { items: all.map((id) => ({ id, tags: [`${id}-a`, `${id}-b`] })), none: [] };
  }

  @Get('fails/:status')
  @ForAll()
  fails(@Param('status') status: string) {
    throw new HttpException('as you wish', Number(status));
  }

  @Get('big/:bytes')
  @ForAll()
  big(@Param('bytes') bytes: string) {
    return { text: 'x'.repeat(Number(bytes)) };
  }

  @Get('waits')
  @ForAll()
  waits(@Res({ passthrough: true }) reply: FastifyReply) {
    waits.push('begun');
    return new Promise((resolve) => {
      hungUp(reply).signal.addEventListener('abort', () => resolve(void waits.push('hung up')));
    });
  }

  @Get('events')
  @ForAll({ alone: true })
  events(@Res() reply: FastifyReply) {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
  }

  @Get('text')
  @ForAll()
  text(@Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('content-type', 'text/plain').header('etag', '"1"').header('x-inner', '1');
    return 'a "plain" text';
  }

  @Get('pieces')
  @ForAll()
  pieces(@Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('content-type', 'application/json');
    return new StreamableFile(Readable.from(['{"a":', Buffer.from('"\u00e4"'), '}']));
  }

  @Get('nothing')
  @ForAll()
  nothing(@Res({ passthrough: true }) reply: FastifyReply) {
    reply.code(204);
  }

  @Get(':id')
  @ForAll()
  get(@Param('id') id: string, @Query() query: object, @Req() { headers, ip, url }: FastifyRequest) {
    return { id, query, headers, ip, url };
  }

  @Post()
  @ForAll()
  post(@Body() body: unknown, @Headers('content-type') type: string) {
    return { body, type };
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

export const things: Endpoint = { name: 'things', module: ThingsModule, needs: [] };
