import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../../catalogue/problem.js';
import { FtsFile } from '../fts-file.js';
import { IndexModel } from './index-model.js';

const mostModels = 2;
const attempts = 3;

/** The models of the indexes that were searched last. */
@Injectable()
export class CurrentModel {
  private readonly models = new Map<number, IndexModel>();

  constructor(private readonly file: FtsFile) {}

  /**
   * Runs `work` on the current index, as far as it was written; again where that index was dropped meanwhile.
   * Throws `unavailable` before the first was activated.
   */
  async with<T>(work: (model: IndexModel) => Promise<T>): Promise<T> {
    // Nothing else here waits: without this, requests that follow each other would keep all others from their turn.
    await turn();
    for (let attempt = 1; ; attempt++) {
      const model = this.current();
      try {
        return await work(await model.refresh());
      } catch (error) {
        if (attempt === attempts || this.current() === model) throw error;
      }
    }
  }

  private current(): IndexModel {
    const sql = 'SELECT made, name FROM fts_alias JOIN fts_index USING (made)';
    const index = this.file.reader.prepare<[], { made: number; name: string }>(sql).get();
    if (!index) throw new Problem('unavailable', 'There is no search index yet', { retryAfter: 5 });
    const model = this.models.get(index.made) ?? new IndexModel(this.file.reader, index.name);
    this.models.delete(index.made);
    this.models.set(index.made, model);
    const [oldest] = this.models.keys();
    if (this.models.size > mostModels) this.models.delete(oldest!);
    return model;
  }
}
