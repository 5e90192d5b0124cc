import { connect } from 'node:net';
import { join } from 'node:path';
import { requirePrograms } from './packages.mjs';
import { Daemon, findProgram } from './processes.mjs';

/** A Valkey, or the Redis that a distribution has in its place; it keeps nothing. */
export function valkey(settings) {
  const folder = join(settings.state, 'valkey');
  // A server rewrites its own command line, and this is what stays of it.
  const daemon = new Daemon(folder, `:${settings.valkeyPort}`);
  const url = `redis://127.0.0.1:${settings.valkeyPort}`;
  return {
    name: 'valkey',
    port: settings.valkeyPort,
    variable: 'REDIS_URL',
    url,
    daemon,
    probe: () => valkeyVersion(url),
    prepare() {
      if (!findProgram('valkey-server')) requirePrograms({ 'redis-server': 'redis-server' }, settings);
    },
    start() {
      daemon.start(
        findProgram('valkey-server') ?? findProgram('redis-server'),
        serverArgs(settings.valkeyPort),
      );
    },
  };
}

/** As compose.yaml has them. */
export const serverArgs = (port) => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
  ...['--maxmemory', '64mb', '--maxmemory-policy', 'volatile-ttl'],
];

/** The version of the Valkey or Redis at this address, else undefined. */
export function valkeyVersion(url) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 2000 });
    let said = '';
    const answer = (version) => {
      socket.destroy();
      resolve(version);
    };
    socket.on('connect', () => socket.write('INFO server\r\n'));
    socket.on('data', (chunk) => {
      said += chunk;
      const version = /redis_version:(\S+)/.exec(said);
      if (version) answer(version[1]);
    });
    socket.on('error', () => answer(undefined)).on('timeout', () => answer(undefined));
    socket.on('end', () => answer(undefined));
  });
}
