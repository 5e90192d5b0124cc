import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Instance {
  readonly id: string;
  version: string;
  health: string;
}

type Outcome = 'succeeds' | 'fails half way';

/**
 * As much of AWS as the pipeline asks: Elastic Beanstalk's Query API with one environment, S3's PUT, ECS's tasks, and
 * the environment's own URL. It refuses what AWS's reference says is refused.
 */
export class Cloud {
  readonly versions = new Map<string, { bucket: string; key: string; description: string }>();
  readonly objects = new Map<string, Buffer>();
  /** What was asked of it, as `Action detail`. */
  readonly calls: string[] = [];
  /** The options that are set through the API, above the files. */
  readonly options = new Map<string, string>();
  readonly instances: Instance[] = ['i-1', 'i-2', 'i-3'].map((id) => ({ id, version: 'v1', health: 'Ok' }));
  outcome: (label: string) => Outcome = () => 'succeeds';
  migrationExit = 0;
  failedShare = 0;
  version = 'v1';
  status = 'Ready';
  /** How often it still answers that it is updating. */
  private turns = 0;
  private pending: (() => void) | undefined;
  private readonly events: { at: Date; severity: string; message: string }[] = [];
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    if (request.url === '/health/ready') return this.serve(response);
    if (request.method === 'PUT') {
      this.objects.set(request.url!.split('?')[0]!, body);
      return void response.end();
    }
    const target = request.headers['x-amz-target'];
    if (target) return this.ecs(String(target).split('.')[1]!, JSON.parse(body.toString()), response);
    const asked = new URLSearchParams(body.toString());
    const action = asked.get('Action')!;
    const result = this.beanstalk(action, asked);
    if (result instanceof Error)
      return void response
        .writeHead(400)
        .end(
          `<ErrorResponse><Error><Code>${result.name}</Code><Message>${result.message}</Message></Error></ErrorResponse>`,
        );
    response.end(`<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`);
  }

  /** One instance after the other, as the load balancer does. */
  private serve(response: ServerResponse): void {
    const instance = this.instances.shift()!;
    this.instances.push(instance);
    response.setHeader('ogrom-version', instance.version);
    response.end('{}');
  }

  private beanstalk(action: string, asked: URLSearchParams): string | Error {
    const label = asked.get('VersionLabel') ?? '';
    switch (action) {
      case 'CreateStorageLocation':
        return '<S3Bucket>elasticbeanstalk-bundles</S3Bucket>';
      case 'CreateApplicationVersion':
        this.calls.push(`${action} ${label}`);
        this.versions.set(label, {
          bucket: asked.get('SourceBundle.S3Bucket')!,
          key: asked.get('SourceBundle.S3Key')!,
          description: asked.get('Description')!,
        });
        return '';
      case 'DescribeApplicationVersions':
        return this.describeVersions(asked.get('VersionLabels.member.1'));
      case 'DescribeEnvironments':
        return this.describeEnvironment();
      case 'UpdateEnvironment':
        return this.update(label, asked);
      case 'AbortEnvironmentUpdate':
        this.calls.push(action);
        return '';
      case 'DescribeEvents':
        return `<Events>${this.events.toReversed().map(eventXml).join('')}</Events>`;
      case 'DescribeInstancesHealth':
        return `<InstanceHealthList>${this.instances.map(instanceXml).join('')}</InstanceHealthList>`;
      case 'DescribeEnvironmentHealth':
        return `<HealthStatus>Ok</HealthStatus><ApplicationMetrics><StatusCodes><Status2xx>${100 - this.failedShare}</Status2xx><Status5xx>${this.failedShare}</Status5xx></StatusCodes></ApplicationMetrics>`;
      default:
        return refusal('InvalidAction', action);
    }
  }

  /** Something is under way, and for two questions more. */
  begin(): void {
    this.status = 'Updating';
    this.turns = 2;
  }

  private describeVersions(only: string | null): string {
    const all = [...this.versions.keys()]
      .map((label, index) => ({ label, created: new Date(Date.UTC(2026, 0, 1 + index)) }))
      .filter(({ label }) => only === null || label === only);
    return `<ApplicationVersions>${all
      .map(
        ({ label, created }) =>
          `<member><VersionLabel>${label}</VersionLabel><Status>PROCESSED</Status><DateCreated>${created.toISOString()}</DateCreated></member>`,
      )
      .join('')}</ApplicationVersions>`;
  }

  private describeEnvironment(): string {
    const { status } = this;
    if (status === 'Updating' && --this.turns < 0) {
      this.pending?.();
      this.pending = undefined;
      this.status = 'Ready';
    }
    return `<Environments><member><EnvironmentName>ogrom-staging</EnvironmentName><Status>${status}</Status><VersionLabel>${this.version}</VersionLabel><AbortableOperationInProgress>${status === 'Updating'}</AbortableOperationInProgress></member></Environments>`;
  }

  private update(label: string, asked: URLSearchParams): string | Error {
    const settings = [...asked.keys()].filter((key) => /^Option(Settings|sToRemove)\./.test(key));
    if (label && settings.length > 0)
      return refusal('InvalidParameterCombination', 'a release and a configuration in one update');
    if (this.status !== 'Ready') return refusal('InvalidParameterValue', 'the environment is not Ready');
    if (label && !this.versions.has(label)) return refusal('InvalidParameterValue', `no version ${label}`);
    this.begin();
    if (label) this.release(label);
    else this.configure(asked);
    return `<Status>Updating</Status>`;
  }

  private release(label: string): void {
    this.calls.push(`deploy ${label} by ${this.options.get('DeploymentPolicy') ?? 'the files'}`);
    this.pending = () => {
      const fails = this.outcome(label) === 'fails half way';
      const reached = fails ? this.instances.slice(0, 1) : this.instances;
      for (const one of reached) Object.assign(one, { version: label, health: fails ? 'Severe' : 'Ok' });
      if (!fails) this.version = label;
      this.say(
        fails ? 'ERROR' : 'INFO',
        fails ? 'Failed to deploy application.' : 'Environment update completed.',
      );
    };
  }

  private configure(asked: URLSearchParams): void {
    const set = asked.get('OptionSettings.member.1.OptionName');
    if (set) this.options.set(set, asked.get('OptionSettings.member.1.Value')!);
    const removed = asked.get('OptionsToRemove.member.1.OptionName');
    if (removed) this.options.delete(removed);
  }

  private say(severity: string, message: string): void {
    this.events.push({ at: new Date(), severity, message });
  }

  private ecs(action: string, asked: Record<string, unknown>, response: ServerResponse): void {
    const container = { name: 'migrate', image: 'old', command: ['ogrom', 'migrate'] };
    const answers: Record<string, unknown> = {
      DescribeTaskDefinition: {
        taskDefinition: { family: asked['taskDefinition'], containerDefinitions: [container] },
      },
      RegisterTaskDefinition: { taskDefinition: { taskDefinitionArn: 'arn:task-definition' } },
      RunTask: { tasks: [{ taskArn: 'arn:task' }], failures: [] },
      DescribeTasks: {
        tasks: [{ lastStatus: 'STOPPED', containers: [{ exitCode: this.migrationExit, reason: 'as told' }] }],
      },
    };
    if (action === 'RegisterTaskDefinition')
      this.calls.push(`migrate by ${(asked['containerDefinitions'] as { image: string }[])[0]!.image}`);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(answers[action]));
  }
}

function refusal(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

function eventXml({ at, severity, message }: { at: Date; severity: string; message: string }): string {
  return `<member><EventDate>${at.toISOString()}</EventDate><Severity>${severity}</Severity><Message>${message}</Message></member>`;
}

function instanceXml({ id, version, health }: Instance): string {
  return `<member><InstanceId>${id}</InstanceId><HealthStatus>${health}</HealthStatus><Deployment><VersionLabel>${version}</VersionLabel><Status>Deployed</Status></Deployment></member>`;
}
