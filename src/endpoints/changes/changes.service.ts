import { Injectable } from '@nestjs/common';
import type { Change } from '../../catalogue/change.js';
import { Links } from '../../http/links.js';
import { ChangeFeed, ChangeReader } from '../../ports/change-log.js';
import { Lifecycle } from '../../ports/lifecycle.js';
import { ChangesOptions } from './changes.options.js';
import type { ListQuery } from './changes.schema.js';
import { wanted } from './frames.js';
import { Readers } from './readers.js';
import { type Start, within } from './start.js';
import { Wake } from './wake.js';

/** Where only some types are asked for, so many changes are looked through at a time, and so many times. */
const scan = { size: 1_000, times: 10 };

interface Found {
  readonly items: readonly Change[];
  /** Up to here the log was looked through. */
  readonly position: number;
  readonly newest: number;
}

type Filter = Pick<ListQuery, 'types' | 'limit'>;

@Injectable()
export class ChangesService {
  constructor(
    private readonly reader: ChangeReader,
    private readonly feed: ChangeFeed,
    private readonly readers: Readers,
    private readonly lifecycle: Lifecycle,
    private readonly links: Links,
    private readonly options: ChangesOptions,
  ) {}

  /** A position to begin at that the log has; the newest where none is given. */
  async start(start: Start): Promise<number> {
    const { position } = start;
    const bounds = await (position === undefined ? this.feed.bounds() : this.feed.after(position, 1));
    return within(bounds, start, this.options.snapshot);
  }

  /** `gone` aborts where nobody waits for the answer any more. */
  async list(query: ListQuery, gone: AbortSignal) {
    const since = query.since ?? (await this.reader.bounds()).newest;
    const waits = query.wait > 0;
    const found = await (waits ? this.waitFor(since, query, gone) : this.look(this.reader, since, query));
    const asked = { ...query, wait: waits ? query.wait : undefined };
    const page = {
      self: this.links.list({ ...asked, since }),
      next: this.links.list({ ...asked, since: found.position }),
    };
    return { ...found, page };
  }

  private async waitFor(since: number, query: ListQuery, gone: AbortSignal): Promise<Found> {
    const leave = this.readers.enter('wait');
    const wake = new Wake();
    const unfollow = this.feed.follow(wake.wake);
    const over = this.over(query.wait * 1000, gone, wake);
    try {
      for (let position = since; ;) {
        const found = await this.look(this.feed, position, query);
        if (found.items.length > 0 || over.is()) return found;
        position = found.position;
        if (position >= found.newest) await wake.next();
      }
    } finally {
      [over.forget, unfollow, leave].forEach((end) => end());
    }
  }

  /** Who waits when the instance begins to drain is answered at once; who comes later is, when the listener closes. */
  private over(ms: number, gone: AbortSignal, { wake }: Wake) {
    const { draining, closing } = this.lifecycle;
    const signals = [gone, draining.aborted ? closing : draining];
    let over = signals.some(({ aborted }) => aborted);
    const end = () => {
      over = true;
      wake();
    };
    const timer = setTimeout(end, ms);
    for (const signal of signals) signal.addEventListener('abort', end);
    return {
      is: () => over,
      forget: () => {
        clearTimeout(timer);
        for (const signal of signals) signal.removeEventListener('abort', end);
      },
    };
  }

  private async look(source: ChangeReader, since: number, { types, limit }: Filter): Promise<Found> {
    const items: Change[] = [];
    for (let position = since, times = 1; ; times++) {
      const page = await source.after(position, types ? scan.size : limit);
      const { newest } = page;
      within(page, { position, path: 'query.since' }, this.options.snapshot);
      const matching = wanted(page, types);
      items.push(...matching.slice(0, limit - items.length));
      const left = items.at(-1) !== matching.at(-1) && matching.length > 0;
      position = left ? items.at(-1)!.position : page.position;
      if (left || items.length === limit || position >= newest || times === scan.times)
        return { items, position, newest };
    }
  }
}
