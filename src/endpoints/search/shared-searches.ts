import { Injectable } from '@nestjs/common';
import { Figures } from '../../ports/figures.js';

/** More searches than this at once, or longer ones, are not shared. */
const most = 500;
const longest = 2_000;

/** A search as it is answered. */
export interface Found {
  readonly tag: string;
  readonly json: string;
}

/** Lets go of the answer at the end: a map that is old keeps what it held until the next full collection. */
interface UnderWay {
  found: Promise<Found> | undefined;
}

/**
 * The same search, asked by several at once, is done once and all get its answer, or its error; the next one after it
 * begins anew. Nothing is kept: an answer holds what the index held at some moment after the first of them had asked.
 * Whoever has to see a write, by `Ogrom-Min-Position`, therefore asks `anew`: a search that was under way is not his.
 * The answer must depend on the query alone, not on who asks. Who goes away ends no search that others wait for.
 */
@Injectable()
export class SharedSearches extends Figures {
  readonly name = 'shared searches';
  private readonly underWay = new Map<string, UnderWay>();
  private shared = 0;

  find(query: object, anew: boolean, search: () => Promise<Found>): Promise<Found> {
    const key = JSON.stringify(query);
    const present = anew ? undefined : this.underWay.get(key)?.found;
    if (present) this.shared++;
    return present ?? this.begun(key, search());
  }

  read() {
    const name = 'ogrom_searches_shared_total';
    const help = 'Searches that were answered by the same one, under way for another request.';
    return [{ name, help, type: 'counter' as const, value: this.shared }];
  }

  private begun(key: string, found: Promise<Found>): Promise<Found> {
    if (this.underWay.size >= most || key.length > longest) return found;
    const own: UnderWay = { found };
    this.underWay.set(key, own);
    const over = () => {
      own.found = undefined;
      // One that began anew in the meantime has taken the place.
      if (this.underWay.get(key) === own) this.underWay.delete(key);
    };
    found.then(over, over);
    return found;
  }
}
