import type { PoolOptions } from 'mysql2';

/** Connections that are unused for this long are closed, before a proxy or the server does it. */
const idleMs = 60_000;

/**
 * mysql2's options for `mysql://user:password@host:port/database`, `?ssl=true` for TLS with a verified certificate.
 * Throws where a part is missing.
 */
export function poolOptions(url: string, connections: number): PoolOptions & { database: string } {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  if (!database) throw new Error('the database URL names no database: mysql://user:password@host/database');
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database,
    ...(searchParams.get('ssl') === 'true' ? { ssl: { rejectUnauthorized: true } } : {}),
    ...pooling(connections),
    ...wire,
  };
}

function pooling(connections: number): PoolOptions {
  return {
    connectionLimit: connections,
    // mysql2 closes idle connections only where not all of them may be idle.
    maxIdle: Math.max(1, connections - 1),
    idleTimeout: idleMs,
    // More than this cannot be served within the time that anybody waits for a connection.
    queueLimit: 50 * connections,
    maxPreparedStatements: 200,
  };
}

const wire: PoolOptions = {
  charset: 'utf8mb4_unicode_ci',
  timezone: 'Z',
  connectTimeout: 2000,
  enableKeepAlive: true,
  keepAliveInitialDelay: 10_000,
  supportBigNumbers: true,
  bigNumberStrings: false,
  decimalNumbers: true,
  multipleStatements: false,
  trace: false,
};
