export interface ServerEvent {
  /** The last id so far, of this block or of one before; undefined before the first. */
  readonly id: string | undefined;
  readonly event: string;
  /** Undefined for a block that only moves the id or the time to wait. */
  readonly data: string | undefined;
  readonly retryMs: number | undefined;
}

/**
 * The blocks of a stream of server-sent events (WHATWG HTML, 9.2), comments left out. Throws a Silence where nothing,
 * not even a comment, comes for so long; the time that the reader takes itself does not count.
 */
export async function* eventsIn(
  body: ReadableStream<Uint8Array>,
  silenceMs: number,
): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let [rest, id]: [string, string | undefined] = ['', undefined];
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), silenceMs);
      if (done) return;
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const event = eventOf(block, id);
        id = event.id;
        yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** The connection is there, and nothing comes through it. */
class Silence extends Error {
  override readonly name = 'Silence';
}

function within<T>(coming: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Silence(`nothing came for ${ms} ms`)), ms);
    coming.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function eventOf(block: string, before: string | undefined): ServerEvent {
  let [id, event, retryMs]: [string | undefined, string, number | undefined] = [before, 'message', undefined];
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (field === 'id') id = value;
    else if (field === 'event') event = value;
    else if (field === 'retry') retryMs = Number(value);
    else if (field === 'data') data.push(value);
  }
  return { id, event, data: data.length > 0 ? data.join('\n') : undefined, retryMs };
}
