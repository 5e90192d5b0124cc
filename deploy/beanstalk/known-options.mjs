/**
 * The namespaces that we use and the options that they have, from AWS's developer guide ("General options for all
 * environments"). Beanstalk refuses a wrong name only when it creates an environment, and cfn-lint takes any.
 */
const known = {
  'autoscaling:asg': ['Availability Zones', 'Cooldown', 'Custom Availability Zones', 'MaxSize', 'MinSize'],
  'autoscaling:launchconfiguration': [
    'DisableIMDSv1',
    'EC2KeyName',
    'IamInstanceProfile',
    'ImageId',
    'MonitoringInterval',
    'RootVolumeSize',
    'RootVolumeType',
    'SecurityGroups',
  ],
  'autoscaling:trigger': [
    'BreachDuration',
    'EvaluationPeriods',
    'LowerBreachScaleIncrement',
    'LowerThreshold',
    'MeasureName',
    'Period',
    'Statistic',
    'Unit',
    'UpperBreachScaleIncrement',
    'UpperThreshold',
  ],
  'autoscaling:updatepolicy:rollingupdate': [
    'MaxBatchSize',
    'MinInstancesInService',
    'PauseTime',
    'RollingUpdateEnabled',
    'RollingUpdateType',
    'Timeout',
  ],
  'ec2:instances': ['EnableSpot', 'InstanceTypes', 'SupportedArchitectures'],
  'ec2:vpc': ['AssociatePublicIpAddress', 'DBSubnets', 'ELBScheme', 'ELBSubnets', 'Subnets', 'VPCId'],
  'elasticbeanstalk:cloudwatch:logs': ['DeleteOnTerminate', 'RetentionInDays', 'StreamLogs'],
  'elasticbeanstalk:cloudwatch:logs:health': [
    'DeleteOnTerminate',
    'HealthStreamingEnabled',
    'RetentionInDays',
  ],
  'elasticbeanstalk:command': [
    'BatchSize',
    'BatchSizeType',
    'DeploymentPolicy',
    'IgnoreHealthCheck',
    'Timeout',
  ],
  'elasticbeanstalk:environment': ['EnvironmentType', 'LoadBalancerType', 'ServiceRole'],
  'elasticbeanstalk:environment:process:default': [
    'DeregistrationDelay',
    'HealthCheckInterval',
    'HealthCheckPath',
    'HealthCheckTimeout',
    'HealthyThresholdCount',
    'MatcherHTTPCode',
    'Port',
    'Protocol',
    'StickinessEnabled',
    'StickinessLBCookieDuration',
    'StickinessType',
    'UnhealthyThresholdCount',
  ],
  'elasticbeanstalk:healthreporting:system': ['ConfigDocument', 'HealthCheckSuccessThreshold', 'SystemType'],
  'elasticbeanstalk:managedactions': [
    'ManagedActionsEnabled',
    'PreferredStartTime',
    'ServiceRoleForManagedUpdates',
  ],
  'elasticbeanstalk:managedactions:platformupdate': ['InstanceRefreshEnabled', 'UpdateLevel'],
  'elasticbeanstalk:trafficsplitting': ['EvaluationTime', 'NewVersionPercent'],
  'elasticbeanstalk:xray': ['XRayEnabled'],
  'elbv2:listener:443': ['DefaultProcess', 'ListenerEnabled', 'Protocol', 'SSLCertificateArns', 'SSLPolicy'],
  'elbv2:listener:default': ['DefaultProcess', 'ListenerEnabled', 'Protocol', 'Rules'],
  'elbv2:loadbalancer': [
    'AccessLogsS3Bucket',
    'AccessLogsS3Enabled',
    'AccessLogsS3Prefix',
    'IdleTimeout',
    'ManagedSecurityGroup',
    'SecurityGroups',
  ],
};

/** Here the names are those of the application's own variables. */
const free = new Set([
  'elasticbeanstalk:application:environment',
  'elasticbeanstalk:application:environmentsecrets',
]);

/** The options that do not exist, as `namespace option`; namespaces without their `aws:`. */
export function unknownOptions(options) {
  return Object.entries(options)
    .filter(([namespace]) => !free.has(namespace))
    .flatMap(([namespace, values]) =>
      Object.keys(values)
        .filter((name) => !known[namespace]?.includes(name))
        .map((name) => `${namespace} ${name}`),
    );
}
