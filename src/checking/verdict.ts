import type { ImageVerdict, NewVerdict } from '../ports/image-checks.js';
import type { ImageLook } from '../ports/images.js';

const hourMs = 3_600_000;
/** A host that is away for some hours has not lost its images. */
const mostFailures = 3;
const again = { alive: 7 * 24 * hourMs, doubtful: 2 * hourMs, dead: 12 * hourMs };

/**
 * What is to be thought of an image after a look: one that surely is not there is dead at once, one that was silent three
 * times in a row as well. Living ones are looked at again after a week, dead ones twice a day, doubtful ones after two hours.
 */
export function verdictOf(url: string, look: ImageLook, before?: ImageVerdict): NewVerdict {
  if (look === 'alive') return { url, state: 'alive', failures: 0, dueInMs: again.alive };
  if (look === 'dead') return { url, state: 'dead', failures: 0, dueInMs: again.dead };
  const failures = (before?.failures ?? 0) + 1;
  const state = before?.state === 'dead' || failures >= mostFailures ? 'dead' : 'doubtful';
  return { url, state, failures, dueInMs: again[state] };
}
