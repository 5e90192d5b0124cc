import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../measure/clock.mjs';
import { judged } from '../measure/judgement.mjs';
import { failed, refused, underWay } from '../measure/outcome.mjs';

const awaySeconds = 30;
/** Shorter, and what a breaker or a pool does in it would not be seen. */
const leastMs = 5_000;

export const recoveryMs = 5_000;

/** How long a system is taken away: 30 s, scaled. */
export const awayMs = ({ scale }) => Math.max(leastMs, (awaySeconds * 1000) / scale);

/** Cuts the wire to a system for that long; `stage.away` says from when to when. */
export async function cutFor(stage, name) {
  const { wires, phases, settings, signal } = stage;
  phases.begin(`${name} away`);
  const from = now();
  await wires[name].cut();
  await pause(awayMs(settings), undefined, { signal });
  await wires[name].mend();
  stage.away = { from, to: now() };
}

/**
 * What an outage excuses: refusals that say when to come again, of requests that it met or that came until everything has
 * recovered, where they need what was away.
 */
export function refusedIn(away, needsIt) {
  const met = underWay({ from: away.from, to: away.to + recoveryMs });
  return (one) => refused(one) && met(one) && needsIt(one);
}

export function recovers(records, { to }) {
  const late = records.filter((one) => one.at >= to && failed(one));
  const seconds = (Math.max(to, ...late.map(({ at }) => at)) - to) / 1000;
  const within = recoveryMs / 1000;
  return judged(`recovers by itself in ${within} s`, `in ${seconds.toFixed(1)} s`, seconds <= within);
}

/** The same with a system that takes everything and never answers. */
export async function blackHoleFor(stage, name) {
  const { wires, phases, settings, signal } = stage;
  phases.begin(`${name} a black hole`);
  wires[name].blackHole();
  await pause(awayMs(settings), undefined, { signal });
  wires[name].awake();
}
