import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  type Abstract,
  type DynamicModule,
  type FactoryProvider,
  Logger,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { inEuros, type ToBase } from '../../catalogue/base-price.js';
import { ChangeReader, ChangeTrimmer } from '../../ports/change-log.js';
import { ClickLedger, ClickReports } from '../../ports/click-counts.js';
import { ClickTemplates } from '../../ports/click-templates.js';
import { ClickOffers, ClickStore, VisitSalts } from '../../ports/clicks.js';
import { ClientKeys, Clients } from '../../ports/clients.js';
import { DocumentSource } from '../../ports/document-source.js';
import { Favourites } from '../../ports/favourites.js';
import { Figures } from '../../ports/figures.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { ImageChecks } from '../../ports/image-checks.js';
import { CatalogueWriter, FeedStore, ImportQueue, Imports } from '../../ports/imports.js';
import { IndexBuilds, IndexProgress } from '../../ports/index-progress.js';
import { KeptRates } from '../../ports/kept-rates.js';
import { Leases } from '../../ports/leases.js';
import { OfferUpdates } from '../../ports/offer-updates.js';
import { Likes } from '../../ports/likes.js';
import { Outfits, RepeatedOutfits } from '../../ports/outfits.js';
import { PersonalData } from '../../ports/personal-data.js';
import { ProductReader } from '../../ports/product-reader.js';
import { BrandReader, CategoryReader, ShopReader } from '../../ports/taxonomy.js';
import { SqlClickFigures } from './clicks/click-figures.js';
import { SqlClickLedger } from './clicks/click-ledger.js';
import { SqlClickOffers } from './clicks/click-offers.js';
import { SqlClickReports } from './clicks/click-reports.js';
import { SqlClickStore } from './clicks/click-store.js';
import { SqlClickTemplates } from './clicks/click-templates.js';
import { SqlVisitSalts } from './clicks/visit-salts.js';
import { SqlClientKeys } from './access/client-keys.js';
import { SqlClients } from './access/clients.js';
import { sqlConnection, type SqlConnection, type SqlOptions } from './connection.js';
import { Database } from './database.js';
import { SqlFeedStore } from './importing/feed-store.js';
import { importId } from './importing/import-id.js';
import { SqlImportQueue } from './importing/import-queue.js';
import { SqlImports } from './importing/imports.js';
import { SqlIndexBuilds } from './indexing/index-builds.js';
import { SqlIndexProgress } from './indexing/index-progress.js';
import { SqlLeases } from './indexing/leases.js';
import { Presence } from './migrating/instances.js';
import { SqlChangeReader } from './reading/change-reader.js';
import { SqlRepeatedOutfits } from './outfits/repeats.js';
import { SqlFavourites } from './outfits/sql-favourites.js';
import { SqlLikes } from './outfits/sql-likes.js';
import { SqlOutfits } from './outfits/sql-outfits.js';
import { SqlPersonalData } from './outfits/sql-personal-data.js';
import { SqlCategoryReader } from './reading/category-reader.js';
import { SqlBrandReader, SqlShopReader } from './reading/counted-reader.js';
import { SqlDocumentSource } from './reading/document-source.js';
import { SqlProductReader } from './reading/product-reader.js';
import { schema } from './schema.js';
import { SqlImageChecks } from './third-parties/image-checks.js';
import { SqlKeptRates } from './third-parties/kept-rates.js';
import { SqlCatalogueWriter } from './writing/catalogue-writer.js';
import { SqlOfferUpdates } from './writing/offer-updates.js';
import { SqlChangeTrimmer } from './writing/change-trimmer.js';

export interface SqlAdapterOptions extends SqlOptions {
  /** How prices of several currencies are put in an order; by their bare amounts unless told. */
  readonly toBase?: ToBase;
}

/**
 * A catalogue in MariaDB, MySQL or a SQLite file. The app starts while the server is away: until that answers,
 * every port refuses with an `unavailable` problem. A SQLite file that cannot be opened stops the start.
 */
export function sqlAdapter(options: SqlAdapterOptions): DynamicModule {
  // Nest knows data sources by name in the whole app, and two catalogues must not meet there.
  const name = `${options.name ?? 'catalogue'}-${randomUUID()}`;
  const made = new WeakMap<DataSource, SqlConnection>();
  const ports = portsOf(options.toBase ?? inEuros({}));
  return {
    module: class SqlModule {},
    imports: [dataSourceModule(name, options, made)],
    providers: [openedProvider(name, made, options.release ?? 'development'), ...ports, clickFigures],
    exports: ports.map(({ provide }) => provide),
  };
}

/** The connection, begun; its pools close after the last request. */
class Opened implements OnApplicationShutdown {
  private readonly presence: Presence;

  constructor(
    readonly connection: SqlConnection,
    version: string,
  ) {
    const known = schema.migrations.map(({ name }) => name);
    const self = { version, host: hostname(), migrations: known };
    this.presence = new Presence(connection.database, randomUUID(), self);
    this.presence.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.presence.stop();
    await this.connection.close();
  }
}

function dataSourceModule(
  name: string,
  options: SqlOptions,
  made: WeakMap<DataSource, SqlConnection>,
): DynamicModule {
  return TypeOrmModule.forRootAsync({
    name,
    // What fails here is the URL, and waiting does not mend that; connecting is the connector's.
    useFactory: () => ({ manualInitialization: true, toRetry: () => false }),
    dataSourceFactory: async () => {
      const connection = sqlConnection(options, new Logger(options.name ? `Sql ${options.name}` : 'Sql'));
      made.set(connection.dataSource, connection);
      return connection.dataSource;
    },
  });
}

function openedProvider(
  name: string,
  made: WeakMap<DataSource, SqlConnection>,
  version: string,
): FactoryProvider<Opened> {
  return {
    provide: Opened,
    useFactory: async (dataSource: DataSource) => {
      const connection = made.get(dataSource)!;
      await connection.start();
      return new Opened(connection, version);
    },
    inject: [getDataSourceToken(name)],
  };
}

function portsOf(toBase: ToBase) {
  return [
    port(Database, (database) => database),
    port(ProductReader, (database) => new SqlProductReader(database, new SqlChangeReader(database))),
    port(BrandReader, (database) => new SqlBrandReader(database)),
    port(CategoryReader, (database) => new SqlCategoryReader(database)),
    port(ShopReader, (database) => new SqlShopReader(database)),
    port(DocumentSource, (database) => new SqlDocumentSource(database)),
    port(ChangeReader, (database) => new SqlChangeReader(database)),
    port(ChangeTrimmer, (database) => new SqlChangeTrimmer(database)),
    port(Leases, (database) => new SqlLeases(database)),
    port(IndexProgress, (database) => new SqlIndexProgress(database)),
    port(IndexBuilds, (database) => new SqlIndexBuilds(database, importId)),
    port(Imports, (database) => new SqlImports(database)),
    port(FeedStore, (database) => new SqlFeedStore(database)),
    port(ImportQueue, (database) => new SqlImportQueue(database)),
    port(CatalogueWriter, (database) => new SqlCatalogueWriter(database, toBase)),
    port(OfferUpdates, (database) => new SqlOfferUpdates(database, toBase)),
    port(ImageChecks, (database) => new SqlImageChecks(database, toBase)),
    port(KeptRates, (database) => new SqlKeptRates(database)),
    port(ClickOffers, (database) => new SqlClickOffers(database)),
    port(ClickStore, (database) => new SqlClickStore(database)),
    port(VisitSalts, (database) => new SqlVisitSalts(database)),
    port(ClickReports, (database) => new SqlClickReports(database)),
    port(ClickLedger, (database) => new SqlClickLedger(database)),
    port(ClickTemplates, (database) => new SqlClickTemplates(database)),
    port(Clients, (database) => new SqlClients(database)),
    port(ClientKeys, (database) => new SqlClientKeys(database)),
    port(Outfits, (database) => new SqlOutfits(database)),
    port(RepeatedOutfits, (database) => new SqlRepeatedOutfits(database)),
    port(Likes, (database) => new SqlLikes(database)),
    port(Favourites, (database) => new SqlFavourites(database)),
    port(PersonalData, (database) => new SqlPersonalData(database)),
    port(HealthProbe, (_, connection) => connection.probe),
    port(Figures, (_, connection) => connection.figures),
  ];
}

/** Beside the figures of the pool, which some databases do not have. */
const clickFigures: FactoryProvider<SqlClickFigures> = {
  provide: SqlClickFigures,
  useFactory: (store: SqlClickStore) => new SqlClickFigures(store),
  inject: [ClickStore],
};

function port<T>(
  provide: Abstract<T>,
  make: (database: Database, connection: SqlConnection) => T | undefined,
) {
  return {
    provide,
    useFactory: ({ connection }: Opened) => make(connection.database, connection),
    inject: [Opened],
  };
}
