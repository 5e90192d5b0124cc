import type { IndexModel } from '../model/index-model.js';
import type { Intent } from './intent.js';
import type { ScoredProducts } from './scored-products.js';

const most = 16;

/** The matches of the last texts: further pages, filters and orders of a search begin with them. */
export class RecentScores {
  private readonly kept = new Map<string, Promise<ScoredProducts>>();
  private model?: IndexModel;
  private change = 0;

  /** What `find` gives for the intent, found once for as long as the index does not change. */
  of(
    model: IndexModel,
    { groups, unwanted }: Intent,
    find: () => Promise<ScoredProducts>,
  ): Promise<ScoredProducts> {
    if (this.model !== model || this.change !== model.change) this.kept.clear();
    [this.model, this.change] = [model, model.change];
    const key = JSON.stringify([groups, unwanted]);
    const found = this.kept.get(key) ?? find();
    this.kept.delete(key);
    this.kept.set(key, found);
    found.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > most) this.kept.delete(oldest!);
    return found;
  }
}
