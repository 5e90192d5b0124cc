import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { requirePrograms } from './packages.mjs';
import { Daemon, findProgram, run } from './processes.mjs';
import { root } from './settings.mjs';

/** A private MariaDB with the database, user and password `ogrom`. */
export function mariadb(settings) {
  const folder = join(settings.state, 'mariadb');
  const data = join(folder, 'data');
  const daemon = new Daemon(folder, `--datadir=${data}`);
  const url = `mysql://ogrom:ogrom@127.0.0.1:${settings.mysqlPort}/ogrom`;
  return {
    name: 'mysql',
    port: settings.mysqlPort,
    variable: 'DATABASE_URL',
    url,
    daemon,
    probe: () => mariadbVersion(url),
    prepare() {
      requirePrograms({ mariadbd: 'mariadb-server', 'mariadb-install-db': 'mariadb-server' }, settings);
    },
    start() {
      createData(data);
      // A socket's path may have 107 characters; a checkout's often has more.
      const socket = join(tmpdir(), `ogrom-mariadb-${settings.mysqlPort}.sock`);
      daemon.start(findProgram('mariadbd'), [
        '--no-defaults',
        `--datadir=${data}`,
        `--socket=${socket}`,
        `--port=${settings.mysqlPort}`,
        '--bind-address=127.0.0.1',
        `--user=${userInfo().username}`,
        `--init-file=${join(root, 'deploy/mysql/init.sql')}`,
        `--pid-file=${join(folder, 'mariadbd.pid')}`,
        '--skip-name-resolve',
        '--character-set-server=utf8mb4',
        '--max-connections=300',
        '--max-allowed-packet=64M',
        '--innodb-buffer-pool-size=256M',
      ]);
    },
  };
}

function createData(data) {
  if (existsSync(join(data, 'mysql'))) return;
  rmSync(data, { recursive: true, force: true }); // what an interrupted first start has left
  mkdirSync(data, { recursive: true });
  run(findProgram('mariadb-install-db'), [
    '--no-defaults',
    `--datadir=${data}`,
    `--user=${userInfo().username}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
}

/** The version of the MySQL or MariaDB at this address, when user and password fit and it lets tests create databases. */
export async function mariadbVersion(url) {
  try {
    // Only here, so that `prepare` runs beside `npm ci`.
    const { createConnection } = await import('mysql2/promise');
    const connection = await createConnection({ uri: url, connectTimeout: 2000 });
    try {
      const name = `ogrom_probe_${randomBytes(6).toString('hex')}`;
      await connection.query(`CREATE DATABASE ${name}`);
      await connection.query(`DROP DATABASE ${name}`);
      const [[row]] = await connection.query('SELECT VERSION() AS version');
      return row.version;
    } finally {
      connection.destroy();
    }
  } catch {
    return undefined;
  }
}
