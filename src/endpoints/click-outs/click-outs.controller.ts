import { Controller, Get, HttpCode, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallingClient } from '../../http/access/calling.js';
import { Operation } from '../../http/operation.js';
import type { Client } from '../../ports/callers.js';
import { clickOut, type OfferId } from './click-outs.schema.js';
import { ClickOutsService } from './click-outs.service.js';
import { visitorOf } from './visitor.js';

@Controller()
export class ClickOutsController {
  constructor(private readonly clicks: ClickOutsService) {}

  @Get(':offerId')
  @HttpCode(302)
  @Operation(clickOut)
  async go(
    @Param() { offerId }: OfferId,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CallingClient() client?: Client,
  ) {
    const location =
      request.method === 'HEAD'
        ? await this.clicks.look(offerId)
        : await this.clicks.go(offerId, visitorOf(request, client), request.id);
    reply.header('location', location).header('cache-control', 'no-store');
    reply.header('referrer-policy', 'strict-origin').header('x-robots-tag', 'noindex, nofollow');
    return '';
  }
}
