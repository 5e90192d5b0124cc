import { clickClasses } from '../../../ports/clicks.js';
import { type Figure, Figures } from '../../../ports/figures.js';
import type { SqlClickStore } from './click-store.js';

/** What this instance stored, and how long it took. */
export class SqlClickFigures extends Figures {
  readonly name: string = 'clicks';

  constructor(private readonly store: SqlClickStore) {
    super();
  }

  read(): readonly Figure[] {
    const { byClass, commits, failedCommits, commitMs } = this.store.stored;
    const counter = (name: string, help: string, value: number): Figure => ({
      ...{ name, help, value },
      type: 'counter',
    });
    const gauge = (name: string, help: string, value: number): Figure => ({
      ...{ name, help, value },
      type: 'gauge',
    });
    const clicks = 'Click-outs that were stored.';
    return [
      ...clickClasses.map((of) => ({
        ...counter('ogrom_click_outs_total', clicks, byClass[of]),
        labels: { class: of },
      })),
      counter('ogrom_click_commits_total', 'Commits of click-outs, each of all that waited.', commits),
      counter('ogrom_click_commits_failed_total', 'Those whose click-outs were refused.', failedCommits),
      counter('ogrom_click_commit_seconds_total', 'Time that those commits took.', commitMs / 1000),
      gauge(
        'ogrom_click_commit_slowest_seconds',
        'The slowest of them since figures were read last.',
        this.store.takeSlowestMs() / 1000,
      ),
      gauge('ogrom_clicks_waiting', 'Click-outs that wait for the next commit.', this.store.waiting),
    ];
  }
}
