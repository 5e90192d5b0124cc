import { errors } from '@elastic/elasticsearch';
import type { ElasticsearchService } from '@nestjs/elasticsearch';

/** A request to the engine as its API documents it. */
export interface EngineRequest {
  readonly method: string;
  readonly path: string;
  readonly querystring?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: object;
  /** Lines of JSON, each ended; in place of `body`. */
  readonly bulkBody?: string;
}

export interface EngineAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface Sending {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

type Pool = ElasticsearchService['connectionPool'];

const json = 'application/vnd.elasticsearch+json; compatible-with=9';
const lines = 'application/vnd.elasticsearch+x-ndjson; compatible-with=9';

/**
 * The client's connections without its `transport` (9.4). That makes an object with a getter for each request; V8 makes a
 * hidden class for each of those, which is old from its birth and holds the request and its whole answer until the next
 * full collection. With a stand-in for the engine a call took 470 µs of the processor without, 570 with it.
 */
export class Wire {
  private count = 0;

  constructor(private readonly pool: Pick<Pool, 'getConnection'>) {}

  /** Sends once. Throws the client's errors where no answer comes in time, or one that is none of the engine's. */
  async send(request: EngineRequest, { headers, timeoutMs, signal }: Sending): Promise<EngineAnswer> {
    const own = { requestId: ++this.count, name: 'ogrom', context: null };
    const connection = this.pool.getConnection({ ...own, now: Date.now() });
    if (!connection) throw new errors.NoLivingConnectionsError('There is no connection', {} as never);
    const options = { ...own, timeout: timeoutMs, signal };
    const answer = await connection.request(sentOf(request, headers), options);
    return { status: answer.statusCode, body: parsed(answer) };
  }
}

function sentOf(request: EngineRequest, headers: Sending['headers']) {
  const { method, path, querystring, body, bulkBody } = request;
  const type = bulkBody === undefined ? json : lines;
  return {
    method,
    path,
    querystring: querystring && new URLSearchParams(Object.entries(querystring).map(asText)).toString(),
    body: bulkBody ?? (body && JSON.stringify(body)) ?? '',
    headers: { ...headers, 'content-type': type, accept: json },
  };
}

const asText = ([name, value]: [string, unknown]): [string, string] => [name, String(value)];

interface Raw {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Something between that answers in the engine's place says so in a language of its own. */
function parsed({ statusCode, headers, body }: Raw): unknown {
  if (String(headers['content-type']).includes('json')) return JSON.parse(String(body));
  if (statusCode >= 400) return {};
  throw new errors.ConnectionError(`${statusCode}, but no JSON`);
}
