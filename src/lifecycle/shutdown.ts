import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Lifecycle } from './lifecycle.js';

const reapMs = 100;
const flushMs = 500;

export interface ShutdownTimes {
  /** How long it goes on serving after SIGTERM, for the load balancer to notice. */
  readonly drainMs: number;
  /** When the process ends at the latest. */
  readonly shutdownMs: number;
  /** Lets everything that was logged leave the process, last of all. */
  readonly flush: (deadlineMs: number) => Promise<unknown>;
}

/**
 * On SIGTERM: not ready at once, but everything is still served, with `Connection: close`; then the listener closes,
 * requests in flight finish, pools close after them, exit 0. On SIGINT the same without the wait.
 * A second signal ends the process at once; the hard deadline exits 1.
 */
export function shutDownOnSignals(app: NestFastifyApplication, times: ShutdownTimes): void {
  const lifecycle = app.get(Lifecycle);
  const instance = app.getHttpAdapter().getInstance();
  instance.addHook('onRequest', (_request, reply, done) => {
    if (lifecycle.state === 'draining') reply.header('connection', 'close');
    done();
  });
  instance.addHook('preClose', (done) => {
    // A socket that was busy at close and falls idle later is not reaped by Node (fastify#7044).
    setInterval(() => app.getHttpServer().closeIdleConnections(), reapMs).unref();
    done();
  });
  const end = (drainMs: number) => () => {
    if (lifecycle.state === 'draining') process.exit(1);
    void shutDown(app, lifecycle, { ...times, drainMs });
  };
  process.on('SIGTERM', end(times.drainMs)).on('SIGINT', end(0));
}

async function shutDown(
  app: NestFastifyApplication,
  lifecycle: Lifecycle,
  { drainMs, shutdownMs, flush }: ShutdownTimes,
): Promise<void> {
  setTimeout(() => process.exit(1), shutdownMs).unref();
  lifecycle.drain();
  await pause(drainMs);
  await app.close();
  lifecycle.stop();
  await flush(flushMs);
  process.exit(0);
}
