/** Asks for the next item while the caller still works on this one, so that parsing and writing overlap. */
export async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const items = source[Symbol.asyncIterator]();
  try {
    let next = items.next();
    for (let item = await next; !item.done; item = await next) {
      next = items.next();
      // A rejection is seen when it is awaited above; until then it must not count as unhandled.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await items.return?.();
  }
}
