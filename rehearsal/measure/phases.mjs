import { now } from './clock.mjs';
import { between, figures } from './percentiles.mjs';

/** The parts of a run, one after the other: `{ title, part, from, to }`, `part` being before, during or after. */
export class Phases {
  all = [];

  constructor(tell = () => undefined, clock = now) {
    this.tell = tell;
    this.clock = clock;
  }

  begin(title, part = 'during') {
    this.end();
    this.all.push({ title, part, from: this.clock() });
    this.tell(this.all.at(-1));
  }

  end() {
    const last = this.all.at(-1);
    if (last && last.to === undefined) last.to = this.clock();
  }

  /** From the first phase of that part to the end of its last. */
  span(part) {
    const those = this.all.filter((one) => one.part === part);
    return { from: those[0]?.from ?? 0, to: those.at(-1)?.to ?? 0 };
  }
}

/** Each phase with its figures. */
export function phaseFigures(phases, records) {
  return phases.map((phase) => ({
    ...phase,
    ms: phase.to - phase.from,
    ...figures(between(records, phase)),
  }));
}

/** Below this many requests, one of them decides the p99. */
const enough = 100;

/** The phase with the worst p99 among those in which enough was asked. */
export function slowest(figured) {
  return figured
    .filter(({ requests, part }) => part === 'during' && requests >= enough)
    .reduce((worst, one) => (worst && worst.p99 >= one.p99 ? worst : one), undefined);
}
