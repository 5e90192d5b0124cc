import { maxRowLength } from './raw-row.js';
import type { Piece } from '../bytes/decode.js';

export interface Line {
  /** The physical line's number, the first being 1. */
  readonly number: number;
  readonly text: string;
  readonly repaired: boolean;
  /** Longer than a row may be; `text` is its beginning. */
  readonly tooLong: boolean;
}

/** Cuts pieces into physical lines, without their ends, of `\n`, `\r\n` or (old Macs) `\r`. */
export class LineSplitter {
  private rest = '';
  private repaired = false;
  private number = 0;
  private tooLong = false;

  constructor(private readonly separator: '\n' | '\r') {}

  push({ text, repaired }: Piece, each: (line: Line) => void): void {
    let start = 0;
    this.repaired ||= repaired;
    for (let end = text.indexOf(this.separator); end >= 0; end = text.indexOf(this.separator, start)) {
      each(this.lineOf(text.slice(start, end)));
      start = end + 1;
    }
    this.keep(text.slice(start));
  }

  end(each: (line: Line) => void): void {
    if (this.rest !== '') each(this.lineOf(''));
  }

  private keep(text: string): void {
    if (!this.tooLong) this.rest += text;
    if (this.rest.length <= maxRowLength) return;
    this.tooLong = true;
    this.rest = this.rest.slice(0, 1000);
  }

  private lineOf(text: string): Line {
    const whole = this.tooLong ? this.rest : this.rest + text;
    const tooLong = this.tooLong || whole.length > maxRowLength;
    const line = {
      number: ++this.number,
      text: whole.endsWith('\r') ? whole.slice(0, -1) : whole,
      repaired: this.repaired,
      tooLong,
    };
    this.rest = '';
    this.tooLong = false;
    this.repaired = false;
    return line;
  }
}
