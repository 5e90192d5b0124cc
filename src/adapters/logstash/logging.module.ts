import { type DynamicModule, Module } from '@nestjs/common';
import { AccessLog } from '../../ports/access-log.js';
import { ClickLog } from '../../ports/click-log.js';
import { Figures } from '../../ports/figures.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { LogFigures } from './log-figures.js';
import { LogstashProbe } from './logstash-probe.js';
import { type LogOptions, Logs } from './logs.js';

@Module({})
class Logging {}

/** The application's log (`Logs.logger`, for `app.useLogger`), the access log, and how logstash is. */
export function loggingAdapter(options: LogOptions): DynamicModule {
  return {
    module: Logging,
    providers: [
      { provide: Logs, useFactory: () => new Logs(options) },
      { provide: AccessLog, useFactory: (logs: Logs) => logs.access, inject: [Logs] },
      { provide: ClickLog, useFactory: (logs: Logs) => logs.clicks, inject: [Logs] },
      { provide: LogstashProbe, useFactory: (logs: Logs) => new LogstashProbe(logs), inject: [Logs] },
      { provide: Figures, useFactory: (logs: Logs) => new LogFigures(logs), inject: [Logs] },
      { provide: HealthProbe, useExisting: LogstashProbe },
    ],
    exports: [Logs, AccessLog, ClickLog, HealthProbe, Figures],
  };
}
