import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { eventsIn } from './events.mjs';

/** Three heartbeats; who hears nothing for so long comes again. */
const silenceMs = 45_000;
const headersMs = 10_000;

/** A client of the change stream as a browser is one: whatever ends a stream, it comes again with `Last-Event-ID`. */
export class StreamReader {
  /** Every position that an event had, as they came. */
  received = [];
  reconnections = 0;
  /** Streams that ended without the event `end`. */
  cuts = 0;
  /** Why the last try was none; undefined while a stream is read. */
  refused;
  #agent = new Agent({ bodyTimeout: silenceMs, headersTimeout: headersMs });
  #lastEventId;
  #retryMs = 1_000;

  constructor(base, { since, headers, signal }) {
    Object.assign(this, { url: `${base}/v1/changes/stream?since=${since}`, headers, signal });
    this.position = since;
    /** Resolves once the signal is aborted. */
    this.done = this.#read().finally(() => this.#agent.destroy());
  }

  async #read() {
    while (!this.signal.aborted) {
      await this.#stream().catch((error) => this.#failed(error));
      await pause(this.#retryMs, undefined, { signal: this.signal }).catch(() => undefined);
    }
  }

  async #stream() {
    const resuming = this.#lastEventId === undefined ? {} : { 'last-event-id': this.#lastEventId };
    const headers = { ...this.headers, accept: 'text/event-stream', ...resuming };
    const { statusCode, body } = await request(this.url, {
      dispatcher: this.#agent,
      headers,
      signal: this.signal,
    });
    if (statusCode !== 200) return this.#refusedBy(statusCode, body);
    this.refused = undefined;
    if (this.#lastEventId !== undefined) this.reconnections++;
    if (!(await this.#taken(body)) && !this.signal.aborted) this.cuts++;
  }

  #failed(error) {
    if (!this.signal.aborted) this.refused = error.code ?? error.message;
  }

  async #refusedBy(status, body) {
    this.refused = status;
    await body.dump();
  }

  /** Whether the instance has ended it, as it does before it stops. */
  async #taken(body) {
    let ended = false;
    try {
      for await (const event of eventsIn(body)) {
        ended ||= event.event === 'end';
        this.#met(event);
      }
    } catch {
      return false;
    }
    return ended;
  }

  #met({ id, event, data, retry }) {
    if (retry !== undefined) this.#retryMs = Number(retry);
    if (data !== undefined && event !== 'end') this.received.push(JSON.parse(data).position);
    if (id === undefined) return;
    this.#lastEventId = id;
    this.position = Number(id);
  }
}
