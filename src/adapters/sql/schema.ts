import { DefaultNamingStrategy } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { BrandEntity } from './entities/brand.js';
import { CategoryEntity } from './entities/category.js';
import { ChangeEntryEntity } from './entities/change-entry.js';
import { ExchangeRateEntity } from './entities/exchange-rate.js';
import { ClickCountEntity, ClickEntity, ClickSaltEntity } from './entities/click.js';
import { ClientEntity, ClientKeyEntity } from './entities/client.js';
import { FeedImportEntity } from './entities/feed-import.js';
import { FeedEntity, FeedPartEntity } from './entities/feed.js';
import { ImageCheckEntity } from './entities/image-check.js';
import { ImageEntity } from './entities/image.js';
import { ImportIssueEntity } from './entities/import-issue.js';
import { IndexBuildEntity } from './entities/index-build.js';
import { IndexProgressEntity, IndexRefusalEntity } from './entities/index-progress.js';
import { InstanceEntity } from './entities/instance.js';
import { LeaseEntity } from './entities/lease.js';
import { OfferEntity } from './entities/offer.js';
import {
  OutfitEntity,
  OutfitProductEntity,
  OutfitRepeatEntity,
  OutfitTermEntity,
} from './entities/outfit.js';
import { FavouriteEntity, OutfitLikeEntity } from './entities/preferences.js';
import { ProductDocumentEntity } from './entities/product-document.js';
import { ProductGroupEntity } from './entities/product-group.js';
import { ProductEntity } from './entities/product.js';
import { SequenceEntity } from './entities/sequence.js';
import { ShopEntity } from './entities/shop.js';
import { VariantEntity } from './entities/variant.js';

const catalogue = [
  BrandEntity,
  CategoryEntity,
  ShopEntity,
  ProductEntity,
  ProductGroupEntity,
  VariantEntity,
  OfferEntity,
  ImageEntity,
];
const documents = [ProductDocumentEntity, ChangeEntryEntity, SequenceEntity];
const imports = [FeedImportEntity, ImportIssueEntity, FeedEntity, FeedPartEntity];
const thirdParties = [ExchangeRateEntity, ImageCheckEntity];
const clicks = [ClickEntity, ClickCountEntity, ClickSaltEntity];
const releases = [InstanceEntity];
const access = [ClientEntity, ClientKeyEntity];
const indexing = [LeaseEntity, IndexProgressEntity, IndexRefusalEntity, IndexBuildEntity];
const outfits = [
  OutfitEntity,
  OutfitProductEntity,
  OutfitTermEntity,
  OutfitRepeatEntity,
  OutfitLikeEntity,
  FavouriteEntity,
];

class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, given: string): string {
    return given || property.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  }
}

/** What both kinds of data source are told about the tables. */
export const schema = {
  entities: [
    ...catalogue,
    ...documents,
    ...imports,
    ...indexing,
    ...releases,
    ...access,
    ...clicks,
    ...outfits,
    ...thirdParties,
  ],
  migrations: [...migrations],
  migrationsTableName: 'migration',
  namingStrategy: new SnakeCase(),
  synchronize: false,
  logging: false,
};
