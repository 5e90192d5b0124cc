import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { pathOf } from '../../scripts/go-tool.mjs';
import { toxiproxy } from '../../scripts/services/toxiproxy.mjs';
import { eventually } from './eventually.js';

const program = pathOf(toxiproxy);

/** Whether `node scripts/tools.mjs` has built it. */
export const hasToxiproxy = existsSync(program);

export interface Toxic {
  readonly type: string;
  readonly attributes: Readonly<Record<string, number>>;
}

/** A toxiproxy with one proxy, in front of `upstream` (`host:port`). */
export class Toxiproxy {
  private constructor(
    private readonly process: ChildProcess,
    private readonly api: string,
    readonly port: number,
  ) {}

  static async inFrontOf(upstream: string): Promise<Toxiproxy> {
    const [apiPort, port] = [await freePort(), await freePort()];
    const child = spawn(program, ['-host', '127.0.0.1', '-port', String(apiPort)], { stdio: 'ignore' });
    const proxy = new Toxiproxy(child, `http://127.0.0.1:${apiPort}`, port);
    const listen = `127.0.0.1:${port}`;
    await eventually(() =>
      proxy.ask('POST', '/proxies', { name: 'wire', listen, upstream, enabled: true }).catch(() => undefined),
    );
    return proxy;
  }

  /** On what comes back from the server; refuses connections where there is no toxic. */
  async suffer(toxic: Toxic | undefined): Promise<void> {
    if (toxic)
      await this.ask('POST', '/proxies/wire/toxics', { ...toxic, name: 'fault', stream: 'downstream' });
    else await this.ask('POST', '/proxies/wire', { enabled: false });
  }

  /** All is well again. */
  async heal(): Promise<void> {
    await this.ask('POST', '/reset', {});
  }

  async close(): Promise<void> {
    this.process.kill('SIGKILL');
    await once(this.process, 'exit');
  }

  private async ask(method: string, path: string, body: object): Promise<true> {
    const answer = await fetch(this.api + path, { method, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`toxiproxy: ${method} ${path}: ${answer.status} ${await answer.text()}`);
    return true;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
