import { Injectable } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import { Figures } from '../../ports/figures.js';
import { ChangesOptions } from './changes.options.js';

type Kind = 'stream' | 'wait';

/** Who reads along on this instance; there is room for so many. */
@Injectable()
export class Readers extends Figures {
  readonly name = 'change readers';
  private readonly open: Record<Kind, number> = { stream: 0, wait: 0 };
  private refused = 0;
  private dropped = 0;

  constructor(private readonly options: ChangesOptions) {
    super();
  }

  /** Takes a place until what this returns is called, which may be often. Throws `too_many_readers` where all are taken. */
  enter(kind: Kind): () => void {
    if (this.open.stream + this.open.wait >= this.options.readers) throw this.refusal();
    this.open[kind]++;
    let left = false;
    return () => {
      if (!left) this.open[kind]--;
      left = true;
    };
  }

  /** Counts a stream whose client took nothing. */
  drop(): void {
    this.dropped++;
  }

  read() {
    const gauge = (name: string, help: string, value: number) =>
      ({ name, help, type: 'gauge', value }) as const;
    const counter = (name: string, help: string, value: number) =>
      ({ name, help, type: 'counter', value }) as const;
    return [
      gauge('ogrom_change_streams', 'Open streams of changes.', this.open.stream),
      gauge('ogrom_change_waits', 'Requests that wait for a change.', this.open.wait),
      gauge('ogrom_change_readers_limit', 'Streams and waiting requests that fit.', this.options.readers),
      counter('ogrom_change_streams_dropped_total', 'Streams whose client took nothing.', this.dropped),
      counter('ogrom_change_readers_refused_total', 'Readers for whom there was no room.', this.refused),
    ];
  }

  private refusal(): Problem {
    this.refused++;
    return new Problem('too_many_readers', `${this.options.readers} read along already.`, { retryAfter: 5 });
  }
}
