import type { Database as SqliteConnection } from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { HealthProbe } from '../../ports/health-probe.js';
import { BetterSqlite } from '../sqlite/better-sqlite.js';
import { Connector, type ConnectorLog } from './connector.js';
import type { Database } from './database.js';
import { assertMigrated, migrate } from './migrating/migrate.js';
import { MysqlDatabase } from './mysql/mysql-database.js';
import { MysqlDriver } from './mysql/mysql-driver.js';
import { MysqlFigures } from './mysql/mysql-figures.js';
import { type Limits, usualLimits } from './mysql/mysql-pool.js';
import { MysqlProbe } from './mysql/mysql-probe.js';
import { poolOptions } from './mysql/mysql-url.js';
import { schema } from './schema.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';
import { SqliteFile } from './sqlite/sqlite-file.js';
import { SqliteProbe } from './sqlite/sqlite-probe.js';

export interface SqlOptions {
  /** `mysql://user:password@host:port/database`, `sqlite:./path/to/file.sqlite` or `sqlite::memory:`. */
  readonly url: string;
  /** Tells catalogues of one app apart; also the suffix of the health probe's name. */
  readonly name?: string;
  /** Connections of a MySQL pool; 10 unless told. */
  readonly connections?: number;
  readonly limits?: Limits;
  /**
   * Whether connecting brings the schema up to date first; it does unless told. Otherwise the database counts as
   * away until somebody has migrated it.
   */
  readonly migrate?: boolean;
  /** OGROM_VERSION, by which releases that run side by side are told apart; `development` unless told. */
  readonly release?: string;
}

/** What belongs to one database: TypeORM's data source, and our ways into the same connections. */
export interface SqlConnection {
  readonly dataSource: DataSource;
  readonly database: Database;
  readonly connector: Connector;
  readonly probe: HealthProbe;
  /** Of its pool; undefined where there is none. */
  readonly figures?: MysqlFigures;
  /** Begins to connect. Does not wait for a server; throws where a SQLite file cannot be opened. */
  start(): Promise<void>;
  /** Ends everything; nothing connects again. */
  close(): Promise<void>;
}

/** As long as opening a file and its migrations may take. */
const openMs = 60_000;

/** The parts for a database, none of them connected yet. Throws for a URL of another kind. */
export function sqlConnection(options: SqlOptions, log: ConnectorLog): SqlConnection {
  if (/^(mysql|mariadb):\/\//.test(options.url)) return mysqlConnection(options, log);
  if (options.url.startsWith('sqlite:')) return sqliteConnection(options, log);
  throw new Error('the database URL must begin with mysql:// or sqlite:');
}

function mysqlConnection(options: SqlOptions, log: ConnectorLog): SqlConnection {
  const own = poolOptions(options.url, options.connections ?? 10);
  const driver = new MysqlDriver(own, options.limits ?? usualLimits);
  const dataSource = new DataSource({ ...schema, type: 'mariadb', database: own.database, driver });
  const connector = connectorFor(dataSource, options, log);
  const database = new MysqlDatabase(driver, connector);
  const name = probeName('mysql', options);
  const probe = new MysqlProbe(name, own, connector);
  const figures = new MysqlFigures(name, driver);
  const start = async () => connector.start();
  const close = async () => {
    await disconnect(dataSource, connector);
    probe.close();
  };
  return { dataSource, database, connector, probe, figures, start, close };
}

function sqliteConnection(options: SqlOptions, log: ConnectorLog): SqlConnection {
  const file = new SqliteFile(options.url.slice('sqlite:'.length));
  const dataSource = new DataSource(sqliteOptions(file));
  acceptMysqlTypes(dataSource);
  const connector = connectorFor(dataSource, options, log);
  const database = new SqliteDatabase(file);
  const probe = new SqliteProbe(probeName('sqlite', options), file);
  const close = async () => {
    await disconnect(dataSource, connector);
    file.close();
  };
  return { dataSource, database, connector, probe, start: () => opened(connector, close), close };
}

function sqliteOptions(file: SqliteFile): DataSourceOptions {
  const prepareDatabase = (connection: SqliteConnection) => file.adopt(connection);
  return {
    ...schema,
    type: 'better-sqlite3',
    database: file.path,
    driver: BetterSqlite,
    prepareDatabase,
  };
}

/** SQLite takes any type's name; TypeORM's list of them has only some. */
function acceptMysqlTypes({ driver }: DataSource): void {
  driver.supportedDataTypes.push('mediumtext', 'mediumblob');
}

function connectorFor(dataSource: DataSource, options: SqlOptions, log: ConnectorLog): Connector {
  return new Connector(async () => {
    if (!dataSource.isInitialized) await dataSource.initialize();
    // Where connecting migrates, no deployment goes on, and nobody is to be waited for.
    if (options.migrate ?? true)
      await migrate(dataSource, { release: options.release ?? 'development', offline: true });
    else await assertMigrated(dataSource);
  }, log);
}

async function opened(connector: Connector, close: () => Promise<void>): Promise<void> {
  connector.start();
  try {
    await connector.ready(openMs);
  } catch (error) {
    await close();
    throw (error as Error).cause ?? error;
  }
}

async function disconnect(dataSource: DataSource, connector: Connector): Promise<void> {
  await connector.stop();
  if (dataSource.isInitialized) await dataSource.destroy();
}

const probeName = (system: string, { name }: SqlOptions) => (name ? `${system}-${name}` : system);
