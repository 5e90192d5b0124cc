import { setTimeout as pause } from 'node:timers/promises';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import type { WatchedSystem } from './watched-system.js';

const lookMs = 20;

/** All systems of the service, watched for as long as it serves. */
export class Systems implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopped = new AbortController();
  readonly all: readonly WatchedSystem[];

  constructor(private readonly byAdapter: ReadonlyMap<DynamicModule, WatchedSystem>) {
    this.all = [...byAdapter.values()];
  }

  /** The system without which an adapter's ports cannot answer; undefined where there is none. */
  of(adapter: DynamicModule): WatchedSystem | undefined {
    const system = this.byAdapter.get(adapter);
    return system?.dispensable ? undefined : system;
  }

  onApplicationBootstrap(): void {
    for (const system of this.all) void system.watch(this.stopped.signal);
  }

  beforeApplicationShutdown(): void {
    this.stopped.abort();
  }

  /** Whether anything can be served: some operation has all that it needs. */
  get serving(): boolean {
    const operations = new Set(this.all.flatMap((system) => [...system.operations]));
    return operations.size === 0 || [...operations].some((operation) => this.hasAll(operation));
  }

  /** Those that operations need and that have never answered. */
  get missing(): readonly WatchedSystem[] {
    return this.all.filter(({ answered, vital, operations }) => !answered && (vital || operations.size > 0));
  }

  /** Waits for the vital ones as long as it takes, for the others at most so long. */
  async come(patienceMs: number, signal: AbortSignal): Promise<void> {
    const patience = Date.now() + patienceMs;
    while (!signal.aborted && this.missing.some(({ vital }) => vital || Date.now() < patience))
      await pause(lookMs);
  }

  private hasAll(operation: string): boolean {
    return this.all.every(({ away, operations }) => !away || !operations.has(operation));
  }
}
