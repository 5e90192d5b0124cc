import { Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { newIndexName } from '../../catalogue/index-name.js';
import { Problem } from '../../catalogue/problem.js';
import { Links } from '../../http/links.js';
import { Operation } from '../../http/operation.js';
import { type IndexBuild, IndexBuilds } from '../../ports/index-progress.js';
import { type BuildId, getBuild, listBuilds, startBuild } from './index-builds.schema.js';

const mostListed = 20;

@Controller()
export class IndexBuildsController {
  constructor(
    private readonly builds: IndexBuilds,
    private readonly links: Links,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Operation(listBuilds)
  async list() {
    const builds = await this.builds.recent(mostListed);
    return { items: builds.map((build) => this.toJson(build)) };
  }

  @Post()
  @HttpCode(202)
  @Operation(startBuild)
  async start(@Res({ passthrough: true }) reply: FastifyReply) {
    const build = (await this.builds.unfinished()) ?? (await this.builds.create(newIndexName()));
    reply.header('location', this.links.to(build.id));
    return this.toJson(build);
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @Operation(getBuild)
  async get(@Param() { id }: BuildId) {
    const build = await this.builds.find(id);
    if (!build) throw new Problem('not_found', `There is no index build ${id}.`);
    return this.toJson(build);
  }

  private toJson(build: IndexBuild) {
    return { ...build, links: { self: this.links.to(build.id) } };
  }
}
