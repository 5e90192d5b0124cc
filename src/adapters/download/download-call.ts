import { Agent, type Dispatcher, request } from 'undici';
import { checkedUrl } from '../http-call/checked-url.js';
import { guardedLookup, type Resolve } from '../http-call/guarded-lookup.js';
import { bounded } from './bounded.js';
import { decoded } from './content-encoding.js';
import { failed, failedBecause, refused, tooLarge } from './refusals.js';

export interface DownloadRules {
  /** Which addresses may be connected to. */
  readonly allowAddress: (address: string) => boolean;
  /** The addresses of a host. */
  readonly resolve: Resolve;
  /** Certificates to trust in place of the usual authorities. */
  readonly ca?: string;
  /** On the wire; a body with a Content-Encoding may become four times as large. */
  readonly maxBytes: number;
  /** How long the other side may be silent. */
  readonly silenceMs: number;
  /** From beginning to end. */
  readonly totalMs: number;
}

type Response = Dispatcher.ResponseData;

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;
const headers = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'ogrom' };

/** One download: it has its own connections and its own clock. */
export class DownloadCall {
  private readonly clock = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly agent: Agent;

  constructor(private readonly rules: DownloadRules) {
    const { resolve, allowAddress, ca, silenceMs, totalMs } = rules;
    this.timer = setTimeout(() => this.clock.abort(failedBecause('it took too long')), totalMs).unref();
    this.agent = new Agent({
      connect: { lookup: guardedLookup(resolve, allowAddress), ca, timeout: Math.min(10_000, silenceMs) },
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
    });
  }

  async open(url: string): Promise<AsyncIterable<Uint8Array>> {
    try {
      return this.read(this.bytesOf(await this.answer(url)));
    } catch (error) {
      this.end();
      throw failed(error);
    }
  }

  /** The first answer that is no redirect. */
  private async answer(text: string): Promise<Response> {
    let url = checkedUrl(text, this.rules);
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const response = await request(url, { headers, dispatcher: this.agent, signal: this.clock.signal });
      if (!redirects.has(response.statusCode)) return response;
      response.body.on('error', () => undefined).destroy();
      url = checkedUrl(String(response.headers['location']), this.rules, url);
    }
    throw refused(`The URL redirects more than ${mostRedirects} times.`);
  }

  private bytesOf({ statusCode, headers: given, body }: Response): AsyncIterable<Uint8Array> {
    const { maxBytes } = this.rules;
    // Until somebody reads, nobody else would hear of an error.
    body.on('error', () => undefined);
    if (statusCode !== 200) throw failedBecause(`its server answered ${statusCode}`);
    if (Number(given['content-length']) > maxBytes) throw tooLarge(maxBytes);
    const plain = decoded(bounded(body, maxBytes), String(given['content-encoding'] ?? ''));
    return bounded(plain, 4 * maxBytes);
  }

  private async *read(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes;
    } catch (error) {
      throw failed(error);
    } finally {
      this.end();
    }
  }

  private end(): void {
    clearTimeout(this.timer);
    void this.agent.destroy();
  }
}
