import Transport from 'winston-transport';
import type { LineWriter } from './line-writer.js';

const formatted = Symbol.for('message');

/** Hands on what winston's format made. It never holds winston up, because that would stall all other transports. */
export class LineTransport extends Transport {
  constructor(private readonly lines: LineWriter) {
    super();
  }

  override log(info: { readonly [formatted]: string }, next: () => void): void {
    this.lines.write(info[formatted]);
    next();
  }
}
