import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { CategoryReader } from '../../ports/taxonomy.js';
import { CategoriesController } from './categories.controller.js';

@Module({ controllers: [CategoriesController] })
class CategoriesModule {}

export const categoriesEndpoint: Endpoint = {
  name: 'categories',
  module: CategoriesModule,
  needs: [CategoryReader],
};
