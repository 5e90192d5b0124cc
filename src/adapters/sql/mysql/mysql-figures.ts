import { Figures } from '../../../ports/figures.js';
import type { MysqlDriver } from './mysql-driver.js';

/** The pool, as it stands in this process; asks no server. */
export class MysqlFigures extends Figures {
  constructor(
    readonly name: string,
    private readonly driver: MysqlDriver,
  ) {
    super();
  }

  read() {
    const { state } = this.driver;
    if (!state) return [];
    const labels = { pool: this.name };
    const gauge = (name: string, help: string, value: number) =>
      ({ name, help, type: 'gauge', value, labels }) as const;
    const refused = {
      name: 'ogrom_pool_refused_total',
      help: 'Requests for a connection that were refused because none came free in time.',
      type: 'counter',
      value: state.refused,
      labels,
    } as const;
    return [
      gauge('ogrom_pool_connections_used', 'Connections that are lent.', state.used),
      gauge('ogrom_pool_connections_limit', 'Connections that the pool may have.', state.limit),
      gauge('ogrom_pool_waiting', 'Callers that wait for a connection.', state.waiting),
      refused,
    ];
  }
}
