import { type Connection, createConnection, type ConnectionOptions } from 'mysql2';
import { HealthProbe } from '../../../ports/health-probe.js';
import type { Connector } from '../connector.js';

/** The first connection of a start comes in less; one that was refused is not waited for. */
const patienceMs = 800;

/** Pings on a connection of its own, so that a pool that is busy does not look like a server that is away. */
export class MysqlProbe extends HealthProbe {
  #connection: Connection | undefined;

  constructor(
    readonly name: string,
    private readonly options: ConnectionOptions,
    private readonly connector: Connector,
  ) {
    super();
  }

  async check(signal: AbortSignal): Promise<void> {
    await this.connector.ready(patienceMs);
    await this.#ping(signal);
  }

  /** The next check makes a new connection. */
  close(): void {
    this.#connection?.destroy();
    this.#connection = undefined;
  }

  #ping(signal: AbortSignal): Promise<void> {
    const connection = (this.#connection ??= this.#open());
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) => {
        this.close();
        reject(error);
      };
      const abort = () => fail(signal.reason);
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort, { once: true });
      connection.ping((error) => {
        signal.removeEventListener('abort', abort);
        if (error) fail(error);
        else resolve();
      });
    });
  }

  #open(): Connection {
    const { host, port, user, password, database, ssl, connectTimeout } = this.options;
    const connection = createConnection({ host, port, user, password, database, ssl, connectTimeout });
    connection.on('error', () => {
      if (this.#connection === connection) this.#connection = undefined;
    });
    return connection;
  }
}
