import { Body, Controller, Delete, Get, Header, HttpCode, Param, Put } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import { Operation } from '../../http/operation.js';
import { ClickTemplates } from '../../ports/click-templates.js';
import {
  deleteTemplate,
  getTemplate,
  putTemplate,
  type ShopId,
  type TemplateBody,
} from './click-templates.schema.js';

@Controller()
export class ClickTemplatesController {
  constructor(private readonly templates: ClickTemplates) {}

  @Get(':shopId')
  @Header('cache-control', 'no-store')
  @Operation(getTemplate)
  async get(@Param() { shopId }: ShopId) {
    return (await this.templates.find(shopId)) ?? unknown(shopId);
  }

  @Put(':shopId')
  @Header('cache-control', 'no-store')
  @Operation(putTemplate)
  async put(@Param() { shopId }: ShopId, @Body() { template }: TemplateBody) {
    if (!(await this.templates.set(shopId, template))) unknown(shopId);
    return { shopId, template };
  }

  @Delete(':shopId')
  @HttpCode(204)
  @Operation(deleteTemplate)
  async delete(@Param() { shopId }: ShopId): Promise<void> {
    if (!(await this.templates.set(shopId, undefined))) unknown(shopId);
  }
}

function unknown(shopId: string): never {
  throw new Problem('not_found', `There is no shop ${shopId}.`);
}
