import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hungUp } from '../../http/hung-up.js';
import { callerOf } from '../../http/in-process/caller.js';
import { Operation } from '../../http/operation.js';
import { type Batch, runBatch } from './batch.schema.js';
import { BatchService } from './batch.service.js';

@Controller()
export class BatchController {
  constructor(private readonly batches: BatchService) {}

  @Post()
  @HttpCode(207)
  @Header('cache-control', 'no-store')
  @Header('content-type', 'application/json; charset=utf-8')
  @Operation(runBatch)
  run(
    @Body() batch: Batch,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.batches.run(batch, callerOf(request), hungUp(reply));
  }
}
