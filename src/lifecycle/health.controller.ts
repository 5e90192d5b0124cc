import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HealthService } from './health.service.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** About the process alone. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live() {
    return { status: 'ok' };
  }

  /** 200 while the load balancer should send requests here. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { ready, ...rest } = await this.health.readiness();
    reply.code(ready ? 200 : 503);
    return rest;
  }

  /** For operators: every system, its latency, and what its absence affects. */
  @Get()
  @Header('cache-control', 'no-store')
  detail() {
    return this.health.detail();
  }
}
