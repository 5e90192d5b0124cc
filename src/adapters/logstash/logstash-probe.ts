import { HealthProbe } from '../../ports/health-probe.js';
import type { Logs } from './logs.js';

/** Rejects while there is no connection, saying why and how many lines wait or were lost. Without a URL there is nothing to reach. */
export class LogstashProbe extends HealthProbe {
  readonly name = 'logstash';

  constructor(private readonly logs: Logs) {
    super();
  }

  get configured(): boolean {
    return this.logs.connection !== undefined;
  }

  check(): Promise<void> {
    const { connection, waiting, dropped } = this.logs;
    if (!connection || connection.connected) return Promise.resolve();
    const why = connection.error ?? 'it has not answered yet';
    return Promise.reject(new Error(`no connection: ${why}; ${waiting} lines wait, ${dropped} were dropped`));
  }
}
