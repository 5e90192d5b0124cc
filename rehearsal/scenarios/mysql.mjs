import { setTimeout as pause } from 'node:timers/promises';
import { failed } from '../measure/outcome.mjs';
import { judged, nothingLost, reasons } from '../measure/judgement.mjs';
import { between } from '../measure/percentiles.mjs';
import { cutFor } from './outage.mjs';

const recoveryMs = 5_000;
const searches = ['/v1/search', '/v1/suggestions'];

/** The database away for a while. */
export function mysql({ instances }) {
  return {
    title: `MySQL away under ${instances} instances`,
    instances,
    release: 'new',
    wires: ['mysql'],
    during: async (stage) => {
      await cutFor(stage, 'mysql');
      stage.phases.begin('mysql back');
      await pause(recoveryMs, undefined, { signal: stage.signal });
    },
    judge: (run) => {
      const { away } = run.stage;
      const during = between(run.records, away);
      const isSearch = (one) => searches.some((path) => run.nameOf(one) === `GET ${path}`);
      return [
        goOn('searches go on from the index', during.filter(isSearch)),
        refused(
          'others answer 503 with Retry-After',
          during.filter((one) => !isSearch(one)),
        ),
        recovers(run.records, away),
        nothingLost(run.acknowledged, run.lost),
      ];
    },
  };
}

export function goOn(promise, records) {
  const wrong = records.filter(failed);
  return judged(promise, `${wrong.length} of ${records.length} failed${reasons(wrong)}`, wrong.length === 0);
}

/** What is not answered as usual is answered by an honest 503. */
export function refused(promise, records) {
  const wrong = records.filter(failed);
  const dishonest = wrong.filter(({ status, retryAfter }) => status !== 503 || !retryAfter);
  const measured = `${wrong.length} of ${records.length} refused, ${dishonest.length} otherwise${reasons(dishonest)}`;
  return judged(promise, measured, dishonest.length === 0);
}

function recovers(records, { to }) {
  const last = Math.max(to, ...records.filter((one) => one.at >= to && failed(one)).map(({ at }) => at));
  const seconds = (last - to) / 1000;
  return judged(
    `recovers by itself in ${recoveryMs / 1000} s`,
    `in ${seconds.toFixed(1)} s`,
    last - to <= recoveryMs,
  );
}
