// N, a Nest app as tutorials write it: entities with relations that TypeORM's `find` joins, answers and queries as classes of
// class-transformer and class-validator, and a line of winston for each request. Answers the service's own bytes.
// The two packages have names of their own here: under theirs, Nest would take them along into production.
import 'reflect-metadata';
import {
  ClassSerializerInterceptor,
  Controller,
  Get,
  Inject,
  Logger,
  Module,
  Param,
  Query,
  ValidationPipe,
} from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import * as transformerPackage from 'n-class-transformer';
import * as validatorPackage from 'n-class-validator';
import { WinstonModule } from 'nest-winston';
import { format, transports } from 'winston';
import { paged, whole } from '../joined.mjs';
import { ListQuery, PageDto, ProductDto } from './dto.mjs';
import { entities, Product } from './entities.mjs';
import { imageRows, offerRows, productRow } from './rows.mjs';

const selling = { offers: { shop: true, variant: true }, images: true };
const shown = (type, answer) =>
  transformerPackage.plainToInstance(type, answer, { excludeExtraneousValues: true });
const path = { parent: { parent: { parent: true } } };

class Products {
  constructor(products) {
    this.products = products;
  }

  async one(id) {
    const relations = { brand: true, category: path, ...selling };
    const found = await this.products.findOne({ where: { id }, relations });
    return shown(ProductDto, whole(productRow(found), offerRows(found), imageRows(found)));
  }

  async list(query) {
    const { brand, category } = query;
    const found = await this.products.find({
      where: { ...(brand && { brand: { id: brand } }), ...(category && { category: { id: category } }) },
      relations: { brand: true, category: true, ...selling },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: 25,
    });
    const rows = found.map(productRow);
    const images = found.flatMap((product) => imageRows(product).slice(0, 1));
    return shown(PageDto, paged(query, rows, rows.slice(0, 24), found.flatMap(offerRows), images));
  }
}

// What decorators do: this runs without a compiler.
const method = (name) => [
  Products.prototype,
  name,
  Object.getOwnPropertyDescriptor(Products.prototype, name),
];
Controller('v1/products')(Products);
Inject(getRepositoryToken(Product))(Products, undefined, 0);
Get(':id')(...method('one'));
Param('id')(Products.prototype, 'one', 0);
Get()(...method('list'));
Query()(Products.prototype, 'list', 0);
Reflect.defineMetadata('design:paramtypes', [ListQuery], Products.prototype, 'list');

class App {}
const url = process.env.DATABASE_URL;
Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'mysql', url, entities, supportBigNumbers: true, poolSize: 10 }),
    TypeOrmModule.forFeature([Product]),
  ],
  controllers: [Products],
})(App);

const logger = WinstonModule.createLogger({
  format: format.combine(format.timestamp(), format.json()),
  transports: [new transports.Console()],
});
const app = await NestFactory.create(App, new FastifyAdapter(), { logger });
app.useGlobalPipes(
  new ValidationPipe({ ...{ transform: true, whitelist: true }, transformerPackage, validatorPackage }),
);
app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector), { transformerPackage }));
const access = new Logger('access');
app
  .getHttpAdapter()
  .getInstance()
  .addHook('onResponse', ({ method: verb, url: asked }, { statusCode, elapsedTime }, done) => {
    access.log(`${verb} ${asked} ${statusCode} ${elapsedTime.toFixed(1)} ms`);
    done();
  });
await app.listen(Number(process.env.PORT), '127.0.0.1');
