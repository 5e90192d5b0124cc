import { type ImageLook, Images } from '../../ports/images.js';
import { CallCounts } from '../http-call/call-counts.js';
import { CallFailure } from '../http-call/call-failure.js';
import type { CallAnswer, CallRules } from '../http-call/call-rules.js';
import { ThirdParty } from '../http-call/third-party.js';
import type { HostPace } from './host-pace.js';

/** The hosts that were asked last keep their connections and their breaker. */
const mostHosts = 200;
const refusals = new Set([401, 403, 407, 429]);
/** One byte, for servers that do not answer HEAD; whatever else is sent is not read. */
const oneByte = { range: 'bytes=0-0' };

/** Looks at images by HEAD, and by GET for one byte where HEAD is refused. Each host has a breaker of its own. */
export class HttpImages extends Images {
  readonly counts = new CallCounts();
  private readonly hosts = new Map<string, ThirdParty>();

  constructor(
    private readonly rules: CallRules,
    private readonly pace: HostPace,
  ) {
    super();
  }

  /** How many hosts are left alone because they failed. */
  get resting(): number {
    return [...this.hosts.values()].filter(({ state }) => state === 'open').length;
  }

  async look(url: string, signal: AbortSignal): Promise<ImageLook | undefined> {
    if (!URL.canParse(url)) return 'dead';
    const { host } = new URL(url);
    try {
      await this.pace.turn(host, signal);
      const head = await this.call(host, url, 'HEAD', signal);
      if (head.status < 400 && head.status !== 204) return judged(head);
      await this.pace.turn(host, signal);
      return judged(await this.call(host, url, 'GET', signal));
    } catch (error) {
      if (signal.aborted) return undefined;
      if (error instanceof CallFailure) return lookOf(error);
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.hosts.values()].map((party) => party.close()));
  }

  private call(host: string, url: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<CallAnswer> {
    const headers = method === 'GET' ? oneByte : {};
    const accepts = (status: number) => (status < 500 && status !== 429) || status === 501;
    return this.partyFor(host).call({ url, method, headers, accepts, body: false }, signal);
  }

  private partyFor(host: string): ThirdParty {
    const party = this.hosts.get(host) ?? new ThirdParty(this.rules, this.counts);
    this.hosts.delete(host);
    this.hosts.set(host, party);
    if (this.hosts.size > mostHosts) this.leave(this.hosts.keys().next().value!);
    return party;
  }

  private leave(host: string): void {
    void this.hosts.get(host)!.close();
    this.hosts.delete(host);
  }
}

/** Who is refused cannot tell; a page in place of an image is as good as none. */
function judged({ status, type }: CallAnswer): ImageLook {
  if (refusals.has(status)) return 'silent';
  const isImage = type.startsWith('image/') || type === 'application/octet-stream' || type === '';
  return status < 300 && status !== 204 && isImage ? 'alive' : 'dead';
}

function lookOf({ kind }: CallFailure): ImageLook | undefined {
  if (kind === 'resting' || kind === 'busy') return undefined;
  // A URL that must not be fetched by us is not fit for anybody else's browser either.
  return kind === 'address' ? 'dead' : 'silent';
}
