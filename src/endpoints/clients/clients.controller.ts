import { Body, Controller, Delete, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Operation } from '../../http/operation.js';
import {
  type ClientId,
  type ClientKeyId,
  type ClientsQuery,
  createClient,
  getClient,
  listClients,
  type NewClientBody,
  revokeClient,
  revokeKey,
  rotateKey,
  type RotationBody,
} from './clients.schema.js';
import { ClientsService } from './clients.service.js';

@Controller()
export class ClientsController {
  constructor(private readonly clients: ClientsService) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Operation(createClient)
  async create(@Body() body: NewClientBody, @Res({ passthrough: true }) reply: FastifyReply) {
    const client = await this.clients.create(body);
    reply.header('location', client.links.self);
    return client;
  }

  @Get()
  @Header('cache-control', 'no-store')
  @Operation(listClients)
  list(@Query() query: ClientsQuery) {
    return this.clients.list(query);
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @Operation(getClient)
  get(@Param() { id }: ClientId) {
    return this.clients.get(id);
  }

  @Post(':id/keys')
  @Header('cache-control', 'no-store')
  @Operation(rotateKey)
  rotate(@Param() { id }: ClientId, @Body() body: RotationBody) {
    return this.clients.rotate(id, body);
  }

  @Delete(':id/keys/:keyId')
  @Header('cache-control', 'no-store')
  @Operation(revokeKey)
  revokeKey(@Param() { id, keyId }: ClientKeyId) {
    return this.clients.revoke(id, keyId);
  }

  @Delete(':id')
  @Header('cache-control', 'no-store')
  @Operation(revokeClient)
  revoke(@Param() { id }: ClientId) {
    return this.clients.revoke(id);
  }
}
