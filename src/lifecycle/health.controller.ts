import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HealthService } from './health.service.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** About the process alone; a plain GET is answered before it comes here (liveness.ts). */
  @Get('live')
  @Header('cache-control', 'no-store')
  live() {
    return { status: 'ok' };
  }

  /** 200 while the load balancer should send requests here. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { ready, ...rest } = this.health.readiness();
    reply.code(ready ? 200 : 503);
    return rest;
  }

  /** 200 once warming is over. */
  @Get('startup')
  @Header('cache-control', 'no-store')
  startup(@Res({ passthrough: true }) reply: FastifyReply) {
    const { started, ...rest } = this.health.startup();
    reply.code(started ? 200 : 503);
    return rest;
  }

  /** For operators: the release, the warm-up, every system, and what its absence affects. */
  @Get()
  @Header('cache-control', 'no-store')
  detail() {
    return this.health.detail();
  }
}
