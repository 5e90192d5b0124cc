import { jest } from '@jest/globals';
import { rules, type Subject } from './subjects.js';

/** Calls again and again until all is well, with the rest of the breaker over each time; throws where that is not soon. */
export async function recovered(subject: Subject): Promise<void> {
  const now = Date.now;
  const before = now();
  try {
    for (let rests = 1; ; rests++) {
      jest.spyOn(Date, 'now').mockImplementation(() => now() + rests * rules.breaker.restMs);
      if ((await subject.ask()) === subject.well) return;
      if (now() - before > 10_000) throw new Error('it did not recover');
    }
  } finally {
    jest.mocked(Date.now).mockRestore();
  }
}
