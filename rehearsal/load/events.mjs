/** The blocks of a stream of server-sent events (WHATWG HTML, 9.2): field → value. One that was cut off is none. */
export async function* eventsIn(body) {
  let rest = '';
  for await (const text of body.setEncoding('utf8')) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) yield eventOf(block);
  }
}

/** Each field has one line at most in what the service writes. */
const eventOf = (block) =>
  Object.fromEntries(block.split('\n').map((line) => /^([^:]*):? ?(.*)$/.exec(line).slice(1)));
