import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DynamicModule } from '@nestjs/common';
import { ClickLedger } from '../ports/click-counts.js';
import { Figures } from '../ports/figures.js';
import { Leases } from '../ports/leases.js';
import { Lifecycle } from '../ports/lifecycle.js';
import { BacklogFigures } from './backlog-figures.js';
import { ClickCounter } from './click-counter.js';

class CountingModule {}

export interface CountingOptions {
  readonly from: readonly DynamicModule[];
  /** Whether this instance takes part. */
  readonly work: boolean;
  /** For how long clicks are kept one by one. */
  readonly retentionDays: number;
}

/** Keeping click reports fast over these adapters. */
export function counting({ from, work, retentionDays }: CountingOptions): DynamicModule {
  const counter = {
    provide: ClickCounter,
    useFactory: (ledger: ClickLedger, leases: Leases, lifecycle: Lifecycle) =>
      new ClickCounter(`${hostname()}-${randomUUID().slice(0, 8)}`, ledger, leases, lifecycle, retentionDays),
    inject: [ClickLedger, Leases, Lifecycle],
  };
  const figures = {
    provide: Figures,
    useFactory: (ledger: ClickLedger) => new BacklogFigures(ledger),
    inject: [ClickLedger],
  };
  return {
    module: CountingModule,
    imports: [...from],
    providers: work ? [figures, counter] : [figures],
  };
}
