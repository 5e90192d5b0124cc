import { type ClientRequest, get, type IncomingMessage } from 'node:http';

export interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** A client of server-sent events as a browser has it (WHATWG HTML, 9.2), over a connection of its own. */
export class EventClient {
  readonly events: StreamEvent[] = [];
  readonly comments: string[] = [];
  lastEventId = '';
  retryMs: number | undefined;
  status: number | undefined;
  headers: IncomingMessage['headers'] = {};
  /** The body of an answer that is no stream. */
  body = '';
  ended = false;
  /** Resolves when the stream has ended, by whichever side. */
  readonly closed: Promise<void>;
  /** Whether the other side ended the stream as it should. */
  whole = false;
  private rest = '';
  private told = new Set<() => void>();

  private constructor(private readonly request: ClientRequest) {
    this.closed = new Promise((resolve) => request.once('close', resolve));
  }

  /** Once the answer's head is there. */
  static open(url: string, headers: Record<string, string> = {}): Promise<EventClient> {
    return new Promise((resolve, reject) => {
      const request = get(url, { headers, agent: false });
      const client = new EventClient(request);
      request.once('error', reject).once('response', (answer) => {
        client.read(answer);
        resolve(client);
      });
    });
  }

  /** Goes away without a word. */
  close(): void {
    this.request.destroy();
  }

  /** Resolves once this holds; rejects where the stream ends, or ten seconds pass, before it does. */
  until(holds: (client: this) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (act: () => void) => {
        clearTimeout(timer);
        this.told.delete(look);
        act();
      };
      const late = () => done(() => reject(new Error(`not in 10 s: ${holds}; ${this.events.length} events`)));
      const timer = setTimeout(late, 10_000);
      const look = () => {
        if (holds(this)) done(resolve);
        else if (this.ended) done(() => reject(new Error(`the stream ended before: ${holds}`)));
      };
      this.told.add(look);
      look();
    });
  }

  private read(answer: IncomingMessage): void {
    this.status = answer.statusCode;
    this.headers = answer.headers;
    const isStream = answer.headers['content-type'] === 'text/event-stream';
    answer.setEncoding('utf8');
    answer.on('data', (text: string) => {
      if (isStream) this.take(text);
      else this.body += text;
      this.tell();
    });
    answer.on('error', () => undefined);
    answer.on('close', () => {
      this.whole = answer.complete;
      this.ended = true;
      this.tell();
    });
  }

  private tell(): void {
    for (const look of this.told) look();
  }

  private take(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop()!;
    for (const block of blocks) this.dispatch(block);
  }

  private dispatch(block: string): void {
    let [event, data]: [string, string | undefined] = ['message', undefined];
    for (const line of block.split('\n')) {
      const [, field, value = ''] = /^([^:]*):? ?(.*)$/.exec(line)!;
      if (field === '') this.comments.push(value);
      else if (field === 'id') this.lastEventId = value;
      else if (field === 'retry') this.retryMs = Number(value);
      else if (field === 'event') event = value;
      else if (field === 'data') data = data === undefined ? value : `${data}\n${value}`;
    }
    if (data !== undefined) this.events.push({ id: this.lastEventId, event, data });
  }
}
