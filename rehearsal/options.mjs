import { parseArgs } from 'node:util';
import { policies } from './deployment/policies.mjs';

const faults = ['kill', 'mysql', 'elasticsearch', 'logstash', 'third-party', 'slow-start', 'bad-release'];
const kinds = { 'bad-release': ['never-ready', '500s'] };

export const usage = `usage: npm run rehearse -- [options]

Plays a deployment as Elastic Beanstalk does it, with HAProxy as the load balancer, over the servers of DATABASE_URL,
ELASTICSEARCH_URL and LOGSTASH_URL, under load, and shows whether a request failed.
  --policy NAME      ${policies.join(', ')};
                     default: that of .ebextensions
  --from REF         the release that serves; default: the last tag, or the nearest commit with other sources
  --to REF           the release that is deployed; default: the working tree
  --instances N      how many serve (default 3)
  --time-scale N     divides every time of .ebextensions and of the application by N (default 10); 1 is the real thing
  --rate R           requests a second; default: 60 % of the capacity that is measured first
  --steady SECONDS   how long the load runs before, and half of it after (default 20)
  --fault NAME       ${faults.join(', ')};
                     bad-release=500s is ready and then answers 500
  --scale A..B       instead of a deployment: out from A instances to B, and in again
  --p99-floor MS     a p99 up to this is good enough, whatever it was before: for machines that are shared (default 0)
  --json             the result for programs
  --report FILE      how many rehearsals passed and failed, as JSON
  --install          as root on Debian or Ubuntu, installs HAProxy where it is missing (also with CI=true)
Exit codes: 0 every promise was kept, 1 one was not, 2 a wrong option, 69 something is missing, 130 interrupted
`;

export class WrongUsage extends Error {}

/** The command line as one value. Throws a WrongUsage that names every mistake. */
export function readOptions(args, env) {
  const values = parsed(args);
  const wrong = [];
  const number = (name, min, max) => {
    const value = values[name] === undefined ? undefined : Number(values[name]);
    if (value !== undefined && !(value >= min && value <= max))
      wrong.push(`--${name} is a number from ${min} to ${max}`);
    return value;
  };
  const whole = (name, min, max) => {
    const value = number(name, min, max);
    if (value !== undefined && !Number.isInteger(value)) wrong.push(`--${name} is a whole number`);
    return value;
  };
  const options = {
    ...values,
    install: values.install || env.CI === 'true',
    instances: whole('instances', 1, 6),
    timeScale: number('time-scale', 1, 60),
    rate: number('rate', 1, 10_000),
    steady: number('steady', 4, 600),
    p99Floor: number('p99-floor', 0, 10_000),
    fault: faultOf(values.fault, wrong),
    scale: scaleOf(values.scale, wrong),
  };
  if (values.policy !== undefined && !policies.includes(values.policy))
    wrong.push(`--policy is one of ${policies.join(', ')}`);
  if (options.scale && options.fault) wrong.push('--scale and --fault exclude each other');
  if (wrong.length > 0) throw new WrongUsage(wrong.join('\n'));
  return options;
}

function parsed(args) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const options = {
    ...{ policy: text, from: text, to: text, rate: text, fault: text, scale: text, report: text },
    ...{ instances: { ...text, default: '3' }, 'time-scale': { ...text, default: '10' } },
    ...{
      'p99-floor': { ...text, default: '0' },
      steady: { ...text, default: '20' },
      json: flag,
      install: flag,
      help: flag,
    },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new WrongUsage(error.message);
  }
}

/** `bad-release=500s` → `{ name: 'bad-release', kind: '500s' }`. */
function faultOf(text, wrong) {
  if (text === undefined) return undefined;
  const [name, kind = kinds[name]?.[0]] = text.split('=');
  if (!faults.includes(name)) wrong.push(`--fault is one of ${faults.join(', ')}`);
  else if (kind !== undefined && !kinds[name]?.includes(kind))
    wrong.push(`--fault ${name} is ${kinds[name] ? `${name}=${kinds[name].join('|')}` : 'without ='}`);
  return { name, kind };
}

function scaleOf(text, wrong) {
  if (text === undefined) return undefined;
  const [, from, to] = (/^(\d)\.\.(\d)$/.exec(text) ?? []).map(Number);
  if (!(from >= 1 && to > from && to <= 6)) wrong.push('--scale is like 2..4, at most 6');
  return { from, to };
}
