import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@redis/client';

export interface RedisLog {
  log(message: string): void;
  warn(message: string): void;
}

type Client = ReturnType<typeof clientOf>;

/** Milliseconds. Two silent seconds are a connection that is open to nobody. */
const times = { connect: 1_000, longestPause: 2_000, ping: 100, betweenPings: 100, silence: 2_000 };

/**
 * A connection that is kept up in the background. It is used only while it answers quickly: from the first answer that
 * comes late until a PING comes back in time, `usable` is undefined.
 */
export class RedisConnection {
  private client: Client;
  private doubted = false;
  private closed = false;
  private settled!: () => void;
  /** Fulfilled once it has answered or refused for the first time. */
  readonly tried = new Promise<void>((resolve) => (this.settled = resolve));
  /** Why it is not usable. */
  error = 'it has not answered yet';

  constructor(
    private readonly url: string,
    private readonly log: RedisLog,
  ) {
    this.client = this.opened();
  }

  /** What commands may be sent through now. */
  get usable(): Client | undefined {
    return this.client.isReady && !this.doubted ? this.client : undefined;
  }

  /** Says that an answer came late or not at all. */
  doubt(): void {
    if (this.doubted || this.closed) return;
    this.doubted = true;
    this.error = 'it answers too late';
    void this.recover();
  }

  close(): void {
    this.closed = true;
    if (this.client.isOpen) this.client.destroy();
  }

  private async recover(): Promise<void> {
    const since = performance.now();
    while (!this.closed && !(await this.answers())) {
      if (performance.now() - since > times.silence) return this.renew();
      await pause(times.betweenPings, undefined, { ref: false });
    }
    this.doubted = false;
  }

  private async answers(): Promise<boolean> {
    const { client } = this;
    if (!client.isReady) return false;
    const late = pause(times.ping, false, { ref: false });
    const answer = client.ping().then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]);
  }

  /** The kernel would keep such a connection for minutes. */
  private renew(): void {
    if (this.client.isOpen) this.client.destroy();
    this.client = this.opened();
    this.doubted = false;
  }

  private opened(): Client {
    const client = clientOf(this.url);
    client.on('ready', () => {
      this.log.log('connected');
      this.settled();
    });
    client.on('error', (error: Error) => {
      if (this.error !== error.message && !this.closed) this.log.warn(`not connected: ${error.message}`);
      this.error = error.message;
      this.settled();
    });
    client.connect().catch(() => undefined);
    return client;
  }
}

function clientOf(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: { connectTimeout: times.connect, reconnectStrategy: pauseBefore },
  });
}

function pauseBefore(retries: number): number {
  return Math.min(times.longestPause, 50 * 2 ** retries) * (0.5 + Math.random() / 2);
}
