import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../measure/clock.mjs';

const awaySeconds = 30;
/** Shorter, and what a breaker or a pool does in it would not be seen. */
const leastMs = 5_000;

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

/** The same with a system that takes everything and never answers. */
export async function blackHoleFor(stage, name) {
  const { wires, phases, settings, signal } = stage;
  phases.begin(`${name} a black hole`);
  wires[name].blackHole();
  await pause(awayMs(settings), undefined, { signal });
  wires[name].awake();
}
