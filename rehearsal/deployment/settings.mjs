/** What Beanstalk takes where `.ebextensions` says nothing (developer guide, “General options”). */
const defaults = {
  'elasticbeanstalk:command': {
    DeploymentPolicy: 'AllAtOnce',
    BatchSizeType: 'Percentage',
    BatchSize: 100,
    Timeout: 600,
  },
  'elasticbeanstalk:trafficsplitting': { NewVersionPercent: 10, EvaluationTime: 5 },
};
const process = 'elasticbeanstalk:environment:process:default';

/** `docker stop` kills after so many seconds. */
const stopGraceSeconds = 10;
/** Enhanced health looks every 10 s and lets a batch pass after 12 good looks in a row (“Enhanced health reporting”). */
const look = { seconds: 10, times: 12 };

/**
 * The load balancer and the deployment as `.ebextensions` describes them, and the application's own times; all in
 * milliseconds, divided by `scale`, so that what is shorter than what stays so. The idle timeout alone is not scaled:
 * its counterpart, the application's keep-alive, is not either. Throws where a value that it needs is missing.
 */
export function settingsOf({ options, resources }, lifecycle, scale) {
  const option = (namespace, name) => {
    const value = options[namespace]?.[name] ?? defaults[namespace]?.[name];
    if (value === undefined) throw new Error(`.ebextensions does not say aws:${namespace} ${name}`);
    return value;
  };
  const time = (ms) => Math.max(1, Math.round(ms / scale));
  const seconds = (namespace, name) => time(Number(option(namespace, name)) * 1000);
  return {
    scale,
    policy: option('elasticbeanstalk:command', 'DeploymentPolicy'),
    batch: {
      type: option('elasticbeanstalk:command', 'BatchSizeType'),
      size: Number(option('elasticbeanstalk:command', 'BatchSize')),
    },
    timeoutMs: seconds('elasticbeanstalk:command', 'Timeout'),
    healthPath: option(process, 'HealthCheckPath'),
    matcher: String(option(process, 'MatcherHTTPCode')),
    intervalMs: seconds(process, 'HealthCheckInterval'),
    probeTimeoutMs: seconds(process, 'HealthCheckTimeout'),
    healthyThreshold: Number(option(process, 'HealthyThresholdCount')),
    unhealthyThreshold: Number(option(process, 'UnhealthyThresholdCount')),
    deregistrationMs: seconds(process, 'DeregistrationDelay'),
    slowStartMs: time(slowStartSeconds(resources) * 1000),
    idleMs: Number(option('elbv2:loadbalancer', 'IdleTimeout')) * 1000,
    newVersionPercent: Number(option('elasticbeanstalk:trafficsplitting', 'NewVersionPercent')),
    evaluationMs: time(Number(option('elasticbeanstalk:trafficsplitting', 'EvaluationTime')) * 60_000),
    look: { everyMs: time(look.seconds * 1000), times: look.times },
    stopGraceMs: time(stopGraceSeconds * 1000),
    drainMs: time(lifecycle.drainMs),
    shutdownMs: time(lifecycle.shutdownMs),
  };
}

function slowStartSeconds({ AWSEBV2LoadBalancerTargetGroup: group }) {
  const attributes = group?.Properties?.TargetGroupAttributes ?? [];
  return Number(attributes.find(({ Key }) => Key === 'slow_start.duration_seconds')?.Value ?? 0);
}
