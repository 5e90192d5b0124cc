import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to an Elasticsearch that counts what is searched, and can keep searches or have them fail. */
export class GatedEngine {
  /** Bodies of the searches for products so far. */
  readonly searches: string[] = [];
  /** Answers searches with this status, where it is set. */
  failing: number | undefined;
  private gate = Promise.resolve();
  private readonly server = createServer((request, response) => void this.pass(request, response));

  private constructor(private readonly engine: string) {}

  static async before(engine: string): Promise<GatedEngine> {
    const gated = new GatedEngine(engine);
    await once(gated.server.listen(0, '127.0.0.1'), 'listening');
    return gated;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Searches wait from now on until what this returns is called; the engine's clients do so for 800 ms. */
  hold(): () => void {
    let open!: () => void;
    this.gate = new Promise((resolve) => (open = resolve));
    return open;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const { method, url, headers } = request;
    if (/-products\/_search/.test(url!)) {
      this.searches.push(body.toString());
      const { failing } = this;
      await this.gate;
      if (failing) return void response.writeHead(failing).end();
    }
    const kept = { accept: headers.accept!, 'content-type': headers['content-type']! };
    const asked = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
    const answer = await fetch(new URL(url!, this.engine), {
      method,
      headers: asked,
      body: body.length ? body : null,
    });
    const type = answer.headers.get('content-type') ?? 'text/plain';
    response.writeHead(answer.status, { 'content-type': type, 'x-elastic-product': 'Elasticsearch' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}
