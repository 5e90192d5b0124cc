/** The times and names that have to agree, as the files and the code give them; times in milliseconds. */
export interface Values {
  readonly balancer: {
    readonly idleMs: number;
    readonly deregistrationMs: number;
    readonly overriddenDeregistrationMs: number;
    readonly slowStartMs: number;
    readonly replaceGraceMs: number;
    readonly probe: Probe;
  };
  readonly proxy: {
    readonly port: number;
    /** How long it keeps an idle connection of the load balancer, and one to the application. */
    readonly idleMs: number;
    readonly upstreamIdleMs: number;
    readonly answerMs: number;
    readonly bodyBytes: number;
  };
  readonly container: {
    readonly exposed: readonly number[];
    readonly port: number;
    readonly checkedPath: string;
    /** What is granted between the signal and the kill. */
    readonly graceMs: number;
  };
  readonly app: {
    readonly port: number;
    readonly idleMs: number;
    readonly warmUpMs: number;
    readonly drainMs: number;
    readonly shutdownMs: number;
    /** A usual request at its slowest, and one of which every part runs into its limit. */
    readonly answerMs: number;
    readonly longestMs: number;
    /** Between two signs of life of a stream, and what a request may wait for a change. */
    readonly heartbeatMs: number;
    readonly waitMs: number;
    readonly feedBytes: number;
    /** What a path answers that nothing ails; 404 where nothing is there. */
    readonly paths: ReadonlyMap<string, number>;
  };
  readonly scaling: {
    readonly minSize: number;
    readonly maxSize: number;
    readonly inService: number;
    readonly breach: number;
    readonly period: number;
    readonly periods: number;
  };
}

interface Probe {
  readonly port: number;
  readonly path: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly healthy: number;
  readonly unhealthy: number;
}

/** Docker's own, which Beanstalk does not change: `docker stop` kills 10 s after the signal. */
export const dockerGraceMs = 10_000;

type Check = readonly [holds: boolean, sentence: string];

/** Every contradiction between the values, each in a sentence that names both sides; empty where all agree. */
export function contradictions(values: Values): string[] {
  return [connections, stopping, probing, ports, scaling]
    .flatMap((about) => about(values))
    .filter(([holds]) => !holds)
    .map(([, sentence]) => sentence);
}

/** At each hop the side that sends requests has to be the first to close an idle connection. */
function connections({ balancer, proxy, app }: Values): Check[] {
  return [
    [
      balancer.idleMs < proxy.idleMs,
      `nginx keeps an idle connection for ${s(proxy.idleMs)}, which is not longer than the load balancer's ${s(balancer.idleMs)}: 502`,
    ],
    [
      proxy.upstreamIdleMs < app.idleMs,
      `the application keeps an idle connection for ${s(app.idleMs)}, which is not longer than nginx's ${s(proxy.upstreamIdleMs)}: 502`,
    ],
    [
      balancer.idleMs < app.idleMs,
      `the application keeps an idle connection for ${s(app.idleMs)}, which is not longer than the load balancer's ${s(balancer.idleMs)}: 502`,
    ],
    [
      proxy.answerMs > app.longestMs,
      `nginx waits ${s(proxy.answerMs)} for an answer that may take ${s(app.longestMs)}: 504`,
    ],
    [
      balancer.idleMs > app.longestMs,
      `the load balancer waits ${s(balancer.idleMs)} for an answer that may take ${s(app.longestMs)}: 504`,
    ],
    [
      Math.min(balancer.idleMs, proxy.answerMs) > 2 * app.heartbeatMs,
      `a stream that is idle for ${s(Math.min(balancer.idleMs, proxy.answerMs))} is cut off, and says every ${s(app.heartbeatMs)} that it lives: one such sign that is late ends it`,
    ],
    [
      Math.min(balancer.idleMs, proxy.answerMs) > app.waitMs + app.answerMs,
      `a request may wait ${s(app.waitMs)} for a change and take ${s(app.answerMs)}, the proxies wait ${s(Math.min(balancer.idleMs, proxy.answerMs))}: 504`,
    ],
    [
      proxy.bodyBytes >= app.feedBytes,
      `nginx takes bodies of ${proxy.bodyBytes} bytes, a feed may have ${app.feedBytes}: 413`,
    ],
  ];
}

/**
 * Beanstalk takes an instance out of the load balancer, waits for the deregistration delay, and stops the container
 * then. So requests end within that delay; the drain is for whoever comes without the load balancer's knowledge, and
 * must not outlast what the load balancer would need to notice by itself: nobody is there any more to wait for.
 */
function stopping({ balancer, container, app }: Values): Check[] {
  const { intervalMs, timeoutMs, unhealthy } = balancer.probe;
  const noticedMs = intervalMs * unhealthy + timeoutMs;
  return [
    [
      app.drainMs <= noticedMs,
      `the application drains for ${s(app.drainMs)}, longer than the ${s(noticedMs)} after which no request comes any more`,
    ],
    [
      container.graceMs >= app.drainMs + app.answerMs,
      `the container is killed after ${s(container.graceMs)}, the drain and the slowest request take ${s(app.drainMs + app.answerMs)}`,
    ],
    [
      app.shutdownMs >= app.drainMs + app.answerMs,
      `the application ends after ${s(app.shutdownMs)}, the drain and the slowest request take ${s(app.drainMs + app.answerMs)}`,
    ],
    [
      container.graceMs > app.shutdownMs,
      `the container is killed after ${s(container.graceMs)}, before the application ends by itself at ${s(app.shutdownMs)}`,
    ],
    [
      balancer.deregistrationMs >= app.longestMs,
      `the deregistration delay of ${s(balancer.deregistrationMs)} is shorter than the slowest request of ${s(app.longestMs)}`,
    ],
    [
      balancer.deregistrationMs === balancer.overriddenDeregistrationMs,
      `the deregistration delay is ${s(balancer.deregistrationMs)} as an option and ${s(balancer.overriddenDeregistrationMs)} in the overridden resource`,
    ],
  ];
}

function probing({ balancer, container, app }: Values): Check[] {
  const { path, intervalMs, timeoutMs, healthy } = balancer.probe;
  const servesMs = app.warmUpMs + healthy * intervalMs;
  return [
    [
      app.paths.get(path) === 200,
      `the load balancer checks ${path}, which answers ${app.paths.get(path) ?? 404}`,
    ],
    [
      path !== container.checkedPath,
      `the load balancer and the container both check ${path}: one asks for readiness, the other for life`,
    ],
    [
      app.paths.get(container.checkedPath) === 200,
      `the container checks ${container.checkedPath}, which answers ${app.paths.get(container.checkedPath) ?? 404}`,
    ],
    [timeoutMs < intervalMs, `a check may take ${s(timeoutMs)}, the next one starts after ${s(intervalMs)}`],
    [
      balancer.replaceGraceMs > servesMs,
      `an instance is replaced after ${s(balancer.replaceGraceMs)}, before it serves at ${s(servesMs)}`,
    ],
    [
      balancer.slowStartMs >= 30_000 && balancer.slowStartMs <= 900_000,
      `a slow start of ${s(balancer.slowStartMs)} is none: 30 s to 900 s`,
    ],
  ];
}

function ports({ balancer, proxy, container, app }: Values): Check[] {
  const [exposed = 0, ...more] = container.exposed;
  return [
    [
      more.length === 0,
      `the Dockerfile exposes ${container.exposed.join(' and ')}: Beanstalk uses the first alone`,
    ],
    [
      exposed === container.port,
      `the Dockerfile exposes ${exposed}, the application in it listens on ${container.port}`,
    ],
    [exposed === app.port, `the Dockerfile exposes ${exposed}, the application's own default is ${app.port}`],
    [
      balancer.probe.port === proxy.port,
      `the load balancer asks port ${balancer.probe.port}, nginx listens on ${proxy.port}`,
    ],
  ];
}

function scaling({ scaling: { minSize, maxSize, inService, breach, period, periods } }: Values): Check[] {
  return [
    [minSize >= 2, `${minSize} instance at least: the loss of one is an outage`],
    [
      inService < maxSize,
      `${inService} instances must serve during an update of at most ${maxSize}: none can be replaced`,
    ],
    [
      breach === period * periods,
      `BreachDuration is ${breach} min, Period × EvaluationPeriods is ${period * periods} min`,
    ],
  ];
}

const s = (ms: number) => `${ms / 1000} s`;
