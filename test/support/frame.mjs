// The service's own start and end around a map of a test's own: an endpoint that is slow, does not end, or breaks.
// Run as a process by the tests, with what they built; plain JavaScript, so without decorators.
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Inject, Module, Query, Res } from '@nestjs/common';

const dist = (file) => import(new URL(`../../dist/src/${file}`, import.meta.url).href);
const { InstanceLifecycle } = await dist('lifecycle/lifecycle.js');
const { Shutdown } = await dist('lifecycle/shutdown.js');
const lifecycle = new InstanceLifecycle();
const shutdown = new Shutdown(lifecycle).listen();
const { parseConfig } = await dist('config.js');
const { serve } = await dist('serve.js');
const { mount } = await dist('http/mount.js');
const { health } = await dist('lifecycle/health.module.js');
const { lifecycleModule } = await dist('lifecycle/lifecycle.module.js');
const { loggingAdapter } = await dist('adapters/logstash/logging.module.js');
const { prometheusAdapter } = await dist('adapters/prometheus/prometheus.module.js');
const { WatchedRequests } = await dist('http/watched-requests.js');
const { Lifecycle } = await dist('ports/lifecycle.js');
const { Operation } = await dist('http/operation.js');
const { FrontDesk } = await dist('http/access/front-desk.js');
const { Audit } = await dist('http/access/audit.js');
const { Limits } = await dist('http/limits/limits.js');

class Harbour {
  constructor(life) {
    this.life = life;
  }

  async slow({ ms = '0' }) {
    await pause(Number(ms));
    return { waited: Number(ms) };
  }

  /** Server-sent events until the listener closes. */
  events(reply) {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.write('data: hello\n\n');
    this.life.closing.addEventListener('abort', () => reply.raw.end('data: goodbye\n\n'), { once: true });
  }

  throwLater() {
    setTimeout(() => {
      throw new Error('nobody catches this');
    });
    return {};
  }

  rejectLater() {
    void Promise.reject(new Error('nobody awaits this'));
    return {};
  }
}

const route = (name, ...parameters) => {
  const described = Operation({ summary: name, access: 'open', answers: {} });
  for (const decorate of [Get(name), described])
    decorate(Harbour.prototype, name, Object.getOwnPropertyDescriptor(Harbour.prototype, name));
  parameters.forEach((decorate, at) => decorate(Harbour.prototype, name, at));
};
Controller()(Harbour);
Inject(Lifecycle)(Harbour, undefined, 0);
route('slow', Query());
route('events', Res());
route('throwLater');
route('rejectLater');

class HarbourModule {}
Module({ controllers: [Harbour] })(HarbourModule);

// A database that nobody asks: with an embedded one the start would want a key in it.
const config = parseConfig({ ...process.env, DATABASE_URL: 'mysql://nobody/nothing' });
const nobody = { known: () => undefined, check: () => Promise.reject(new Error('nobody is known here')) };
const limits = new Limits();
const desk = new FrontDesk({ clients: nobody, people: nobody }, limits, new Audit(limits));
const log = loggingAdapter({ level: 'info', service: 'frame' });
const endpoint = { name: 'harbour', module: HarbourModule, needs: [Lifecycle] };
await serve(config, lifecycle, shutdown, {
  module: class Frame {},
  imports: [
    mount('harbour', endpoint, { from: [lifecycleModule(lifecycle)] }),
    log,
    prometheusAdapter({ build: config.build }),
    health({ systems: [], release: config.build, lifecycle }),
  ],
  providers: [WatchedRequests, { provide: FrontDesk, useValue: desk }],
});
