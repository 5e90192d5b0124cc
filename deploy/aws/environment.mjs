import {
  AbortEnvironmentUpdateCommand,
  DescribeEnvironmentsCommand,
  DescribeEventsCommand,
  UpdateEnvironmentCommand,
} from '@aws-sdk/client-elastic-beanstalk';
import { until } from './until.mjs';

const limitMs = 60 * 60_000;
const policyOption = { Namespace: 'aws:elasticbeanstalk:command', OptionName: 'DeploymentPolicy' };

/** An environment as Beanstalk describes it; throws where there is none of that name. */
export async function describe({ beanstalk }, name) {
  const { Environments = [] } = await beanstalk.send(
    new DescribeEnvironmentsCommand({ EnvironmentNames: [name], IncludeDeleted: false }),
  );
  if (!Environments[0]) throw new Error(`no environment is called ${name}`);
  return Environments[0];
}

/**
 * Deploys a version by the policy of `.ebextensions`, or by another one for this once; prints the events as they
 * come. Throws when Beanstalk reports an error or does not end with this version.
 */
export async function deploy(clients, name, label, { policy, say }) {
  // Beanstalk refuses a release and a configuration in one update. An option that is set through the API stands above
  // the files for ever, so it is taken back afterwards, also when the deployment has failed.
  if (policy) await change(clients, name, { OptionSettings: [{ ...policyOption, Value: policy }] }, say);
  try {
    await change(clients, name, { VersionLabel: label }, say);
  } finally {
    if (policy) await change(clients, name, { OptionsToRemove: [policyOption] }, say);
  }
  const { VersionLabel } = await describe(clients, name);
  if (VersionLabel !== label) throw new Error(`${name} has ${VersionLabel} after the deployment of ${label}`);
}

/** Stops a deployment that is under way, by going back, and waits for the end of that; nothing else is touched. */
export async function abort(clients, name, say) {
  const { Status, AbortableOperationInProgress } = await describe(clients, name);
  if (Status === 'Ready') return;
  await followed(clients, name, say, async () => {
    if (AbortableOperationInProgress)
      await clients.beanstalk.send(new AbortEnvironmentUpdateCommand({ EnvironmentName: name }));
  });
}

async function change(clients, name, wanted, say) {
  const events = await followed(clients, name, say, () =>
    clients.beanstalk.send(new UpdateEnvironmentCommand({ EnvironmentName: name, ...wanted })),
  );
  const errors = events.filter((one) => one.Severity === 'ERROR' || one.Severity === 'FATAL');
  if (errors.length > 0) throw new Error(`${name}: ${errors.map((one) => one.Message).join('; ')}`);
}

/** Does something and prints each event of it once, until the environment is ready; gives them all. */
async function followed(clients, name, say, start) {
  // What was there before is known by itself and not by the time, which is another one at AWS.
  const seen = new Set((await latestEvents(clients, name)).map(keyOf));
  const mine = [];
  await start();
  await until(async () => {
    const { Status } = await describe(clients, name);
    const fresh = (await latestEvents(clients, name)).filter((one) => !seen.has(keyOf(one)));
    for (const event of fresh) {
      say(`${event.EventDate?.toISOString().slice(11, 19)} ${event.Severity} ${event.Message}`);
      seen.add(keyOf(event));
      mine.push(event);
    }
    return Status === 'Ready' ? true : undefined;
  }, limitMs);
  return mine;
}

async function latestEvents({ beanstalk }, name) {
  const { Events = [] } = await beanstalk.send(
    new DescribeEventsCommand({ EnvironmentName: name, MaxRecords: 100 }),
  );
  return Events.toReversed();
}

const keyOf = ({ EventDate, Message }) => `${EventDate?.getTime()} ${Message}`;
