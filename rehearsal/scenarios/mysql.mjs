import { setTimeout as pause } from 'node:timers/promises';
import { failed, refused, underWay } from '../measure/outcome.mjs';
import { judged, nothingLost, reasons } from '../measure/judgement.mjs';
import { cutFor, recovers, recoveryMs, refusedIn } from './outage.mjs';
import { isSearch } from './searches.mjs';

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
    excuses: (run) => refusedIn(run.stage.away, (one) => !isSearch(run)(one)),
    judge: (run) => {
      const { away } = run.stage;
      const met = run.records.filter(underWay(away));
      return [
        goOn('searches go on from the index', met.filter(isSearch(run))),
        honest(
          'others answer 503 with Retry-After',
          met.filter((one) => !isSearch(run)(one)),
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
export function honest(promise, records) {
  const wrong = records.filter(failed);
  const dishonest = wrong.filter((one) => !refused(one));
  const measured = `${wrong.length} of ${records.length} refused, ${dishonest.length} otherwise${reasons(dishonest)}`;
  return judged(promise, measured, dishonest.length === 0);
}
