import { setTimeout as pause } from 'node:timers/promises';

/** Between two questions to AWS. */
export const pollMs = Number(process.env.POLL_MS ?? 5_000);

/** Asks again and again until there is an answer that is not undefined; throws after `limitMs`. */
export async function until(ask, limitMs) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`not done after ${limitMs / 60_000} minutes`);
    await pause(pollMs);
  }
}
