import { type Figure, Figures } from '../../ports/figures.js';
import type { Logs } from './logs.js';

export class LogFigures extends Figures {
  readonly name = 'logs';

  constructor(private readonly logs: Logs) {
    super();
  }

  read(): readonly Figure[] {
    const { dropped, waiting, bufferedBytes, connection } = this.logs;
    const gauge = (name: string, help: string, value: number): Figure => ({
      name,
      help,
      type: 'gauge',
      value,
    });
    const lost = 'Log lines that were lost because nobody took them in time.';
    const figures: Figure[] = [
      gauge('ogrom_log_lines_waiting', 'Log lines that have not left the process yet.', waiting),
      gauge('ogrom_log_buffered_bytes', 'Memory of the log lines that wait.', bufferedBytes),
      { name: 'ogrom_log_lines_dropped_total', help: lost, type: 'counter', value: dropped },
    ];
    if (!connection) return figures;
    const help = 'Whether there is a connection to logstash.';
    return [...figures, gauge('ogrom_logstash_connected', help, Number(connection.connected))];
  }
}
