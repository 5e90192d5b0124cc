import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { until } from './until.mjs';

const limitMs = 30 * 60_000;
/** What a task definition keeps when only its image changes. */
const kept = [
  'family',
  'executionRoleArn',
  'networkMode',
  'requiresCompatibilities',
  'cpu',
  'memory',
  'runtimePlatform',
];

/**
 * Runs `ogrom migrate` of an image once, as a task in the environment's network (deploy/cloudformation has its
 * definition), and waits for its end. Throws where it fails; the release must not be deployed then. It may end with 1:
 * up to date but for what only a later release may take away.
 */
export async function migrate({ ecs }, { family, image, subnets, securityGroups }) {
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: family }));
  const [container] = taskDefinition.containerDefinitions;
  const registered = await ecs.send(
    new RegisterTaskDefinitionCommand({
      ...Object.fromEntries(kept.map((name) => [name, taskDefinition[name]])),
      containerDefinitions: [{ ...container, image }],
    }),
  );
  const { tasks = [], failures = [] } = await ecs.send(
    new RunTaskCommand({
      cluster: family,
      launchType: 'FARGATE',
      taskDefinition: registered.taskDefinition.taskDefinitionArn,
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp: 'DISABLED' } },
    }),
  );
  if (!tasks[0])
    throw new Error(`the migration did not start: ${failures.map((one) => one.reason).join('; ')}`);
  const { stoppedReason, containers } = await until(() => stopped(ecs, family, tasks[0].taskArn), limitMs);
  if (![0, 1].includes(containers?.[0]?.exitCode))
    throw new Error(
      `the migration failed: ${containers?.[0]?.reason ?? stoppedReason}; see the log group ${family}`,
    );
}

async function stopped(ecs, cluster, arn) {
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [arn] }));
  return tasks[0]?.lastStatus === 'STOPPED' ? tasks[0] : undefined;
}
