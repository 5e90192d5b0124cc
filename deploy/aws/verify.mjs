import {
  DescribeEnvironmentHealthCommand,
  DescribeInstancesHealthCommand,
} from '@aws-sdk/client-elastic-beanstalk';
import { setTimeout as pause } from 'node:timers/promises';
import { describe } from './environment.mjs';
import { pollMs } from './until.mjs';

const healthy = new Set(['Ok', 'Info']);
/** Enough for each instance to answer some of them. */
const asked = 30;

/**
 * What is not as it should be after a deployment, a sentence each: the health that Beanstalk sees, instances with
 * another version (a rolling deployment that failed leaves them), answers that are wrong or of another version.
 */
export async function mistakes(clients, name, label, url) {
  const { CNAME, Status } = await describe(clients, name);
  const instances = await instancesOf(clients, name);
  return [
    ...(Status === 'Ready' ? [] : [`the environment is ${Status}`]),
    ...(instances.length > 0 ? [] : ['there is no instance']),
    ...instances.flatMap((one) => mistakesOf(one, label)),
    ...(await answersOf(url ?? `http://${CNAME}`, label)),
  ];
}

/**
 * Looks for a while at the answers that the environment gives: throws at once when more than `share` of the answers
 * of the last minute are 5xx, or when its health is Degraded or Severe.
 */
export async function watch({ beanstalk }, name, { minutes, share = 0.01, say }) {
  const window = [];
  for (let left = minutes * 60_000; left > 0; left -= pollMs) {
    const {
      HealthStatus,
      Causes = [],
      ApplicationMetrics,
    } = await beanstalk.send(
      new DescribeEnvironmentHealthCommand({ EnvironmentName: name, AttributeNames: ['All'] }),
    );
    if (['Degraded', 'Severe'].includes(HealthStatus))
      throw new Error(`${name} is ${HealthStatus}: ${Causes.join('; ')}`);
    window.push(counted(ApplicationMetrics?.StatusCodes));
    const { answers, failed } = sum(window.slice(-Math.ceil(60_000 / pollMs)));
    say(`${HealthStatus}, of ${answers} answers in the last minute ${failed} failed`);
    if (failed > answers * share) throw new Error(`${name}: of ${answers} answers ${failed} failed`);
    await pause(pollMs);
  }
}

async function instancesOf({ beanstalk }, name) {
  const found = [];
  let NextToken;
  do {
    const page = await beanstalk.send(
      new DescribeInstancesHealthCommand({ EnvironmentName: name, AttributeNames: ['All'], NextToken }),
    );
    found.push(...(page.InstanceHealthList ?? []));
    ({ NextToken } = page);
  } while (NextToken);
  return found;
}

function mistakesOf({ InstanceId, HealthStatus, Causes = [], Deployment }, label) {
  const version = Deployment?.VersionLabel;
  return [
    ...(healthy.has(HealthStatus) ? [] : [`${InstanceId} is ${HealthStatus}: ${Causes.join('; ')}`]),
    ...(version === label ? [] : [`${InstanceId} has ${version}, not ${label}`]),
    ...(Deployment?.Status === 'Deployed' ? [] : [`${InstanceId}: its deployment is ${Deployment?.Status}`]),
  ];
}

async function answersOf(url, label) {
  const answers = await Promise.all(
    Array.from({ length: asked }, async () => {
      const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(10_000) });
      return `${answer.status} of version ${answer.headers.get('ogrom-version')}`;
    }),
  ).catch((error) => [`${error.cause?.message ?? error.message}`]);
  const wrong = answers.filter((one) => one !== `200 of version ${label}`);
  return [...new Set(wrong)].map((one) => `${url}/health/ready answers ${one}, not 200 of version ${label}`);
}

function counted(codes = {}) {
  const { Status2xx = 0, Status3xx = 0, Status4xx = 0, Status5xx = 0 } = codes;
  return { answers: Status2xx + Status3xx + Status4xx + Status5xx, failed: Status5xx };
}

function sum(counts) {
  return {
    answers: counts.reduce((all, one) => all + one.answers, 0),
    failed: counts.reduce((all, one) => all + one.failed, 0),
  };
}
