import { readFileSync } from 'node:fs';
import { ebextensions } from '../../deploy/beanstalk/options.mjs';
import { interactive } from '../../src/adapters/elasticsearch/engine.js';
import { maxFeedBytes } from '../../src/adapters/sql/importing/feed-store.js';
import { usualLimits } from '../../src/adapters/sql/mysql/mysql-pool.js';
import { parseConfig } from '../../src/config.js';
import { longestWait } from '../../src/endpoints/changes/changes.schema.js';
import { bodyTimeoutMs } from '../../src/http/bodies.js';
import { patience } from '../../src/http/freshness.js';
import type { Service } from '../support/service.js';
import { dockerGraceMs, type Values } from './contradictions.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The values of the repository's files and of a service that runs. */
export async function valuesOf(service: Service): Promise<Values> {
  const { options, resources } = ebextensions() as Extensions;
  const container = containerOf(read('Dockerfile'));
  return {
    balancer: balancerOf(options, resources),
    proxy: proxyOf(read('.platform/nginx/nginx.conf')),
    container,
    app: await appOf(service, [process(options)['HealthCheckPath'] as string, container.checkedPath]),
    scaling: scalingOf(options),
  };
}

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'mysql://db/ogrom',
  ELASTICSEARCH_URL: 'http://search',
};

interface Extensions {
  readonly options: Record<string, Record<string, string | number>>;
  readonly resources: Record<string, { readonly Properties: Record<string, unknown> }>;
}

const process = (options: Extensions['options']) => options['elasticbeanstalk:environment:process:default']!;

function balancerOf(options: Extensions['options'], resources: Extensions['resources']): Values['balancer'] {
  const attributes = resources['AWSEBV2LoadBalancerTargetGroup']!.Properties['TargetGroupAttributes'] as {
    Key: string;
    Value: string;
  }[];
  const attribute = (key: string) => 1000 * Number(attributes.find((one) => one.Key === key)?.Value);
  const one = process(options);
  return {
    idleMs: 1000 * Number(options['elbv2:loadbalancer']!['IdleTimeout']),
    deregistrationMs: 1000 * Number(one['DeregistrationDelay']),
    overriddenDeregistrationMs: attribute('deregistration_delay.timeout_seconds'),
    slowStartMs: attribute('slow_start.duration_seconds'),
    replaceGraceMs: 1000 * Number(resources['AWSEBAutoScalingGroup']!.Properties['HealthCheckGracePeriod']),
    probe: {
      port: Number(one['Port']),
      path: String(one['HealthCheckPath']),
      intervalMs: 1000 * Number(one['HealthCheckInterval']),
      timeoutMs: 1000 * Number(one['HealthCheckTimeout']),
      healthy: Number(one['HealthyThresholdCount']),
      unhealthy: Number(one['UnhealthyThresholdCount']),
    },
  };
}

function proxyOf(nginx: string): Values['proxy'] {
  const first = (directive: string) =>
    Number(nginx.match(new RegExp(`^ *${directive} (\\d+)`, 'm'))?.[1] ?? NaN);
  return {
    port: first('listen'),
    idleMs: 1000 * first('keepalive_timeout'),
    // nginx's own default: the upstream is written by the platform, which sets nothing else.
    upstreamIdleMs: 60_000,
    answerMs: 1000 * first('proxy_read_timeout'),
    bodyBytes: 1024 ** 3 * first('client_max_body_size'),
  };
}

function containerOf(dockerfile: string): Values['container'] {
  return {
    exposed: [...dockerfile.matchAll(/^EXPOSE (\d+)/gm)].map(([, port]) => Number(port)),
    port: Number(dockerfile.match(/\bPORT=(\d+)/)?.[1]),
    checkedPath: dockerfile.match(/env\.PORT\}(\/[\w/]+)/)?.[1] ?? '',
    graceMs: dockerGraceMs,
  };
}

async function appOf(service: Service, paths: readonly string[]): Promise<Values['app']> {
  const { http, lifecycle, changes } = parseConfig(production);
  const answers = await Promise.all(paths.map((path) => service.get(path)));
  const waits = patience + usualLimits.acquireMs;
  return {
    port: http.port,
    // As it says itself, in every answer of a connection that it keeps.
    idleMs: 1000 * Number(answers[0]!.headers.get('keep-alive')?.match(/timeout=(\d+)/)?.[1]),
    warmUpMs: lifecycle.warmUpMs,
    drainMs: lifecycle.drainMs,
    shutdownMs: lifecycle.shutdownMs,
    answerMs: waits + interactive.timeoutMs,
    longestMs: bodyTimeoutMs + waits + usualLimits.statementMs,
    heartbeatMs: changes.heartbeatMs,
    waitMs: 1000 * longestWait,
    feedBytes: maxFeedBytes,
    paths: new Map(paths.map((path, index) => [path, answers[index]!.status])),
  };
}

function scalingOf(options: Extensions['options']): Values['scaling'] {
  const { MinSize, MaxSize } = options['autoscaling:asg']!;
  const { BreachDuration, Period, EvaluationPeriods } = options['autoscaling:trigger']!;
  return {
    minSize: Number(MinSize),
    maxSize: Number(MaxSize),
    inService: Number(options['autoscaling:updatepolicy:rollingupdate']!['MinInstancesInService']),
    breach: Number(BreachDuration),
    period: Number(Period),
    periods: Number(EvaluationPeriods),
  };
}
