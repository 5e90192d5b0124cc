import type { IssueCode } from '../../catalogue/issue.js';
import type { Attributes } from '../attributes.js';
import type { Piece } from '../bytes/decode.js';

/** A row as the feed has it, before anything was judged. */
export interface RawRow {
  readonly row: number;
  readonly line?: number;
  readonly attributes: Attributes;
  /** The row's bytes were not in the feed's encoding and were read as Windows-1252. */
  readonly repaired: boolean;
  /** Why the row cannot be read at all; `attributes` then holds the id at most. */
  readonly defect?: Defect;
}

export interface Defect {
  readonly code: IssueCode;
  readonly seen: string;
  readonly advice: string;
}

/** Turns decoded text into rows, in order, holding back no more than one row. */
export interface RowReader {
  push(piece: Piece): RawRow[];
  end(): RawRow[];
  /** Attributes that no row of the feed can have, as its header does not name them. */
  lacks(attribute: keyof Attributes): boolean;
}

/** In characters. */
export const maxRowLength = 1024 * 1024;
