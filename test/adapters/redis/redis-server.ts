import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from '../../../scripts/services/processes.mjs';
import { serverArgs, valkeyVersion } from '../../../scripts/services/valkey.mjs';
import { eventually } from '../../support/eventually.js';

/** A Valkey or Redis of a test's own, that can be killed and stopped. */
export class RedisServer {
  private child: ChildProcess | undefined;

  constructor(private readonly port: number) {}

  /** undefined where neither is installed. */
  static get program(): string | undefined {
    return findProgram('valkey-server') ?? findProgram('redis-server');
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<this> {
    this.child = spawn(RedisServer.program!, serverArgs(this.port), { stdio: 'ignore' });
    await eventually(() => valkeyVersion(this.url));
    return this;
  }

  /** Connections stay open, and nothing is answered. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
