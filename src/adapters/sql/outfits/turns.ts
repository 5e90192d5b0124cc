import { Mutex } from '../sqlite/mutex.js';
import { unavailable } from '../unavailable.js';

const mostWaiting = 512;

interface Line {
  readonly mutex: Mutex;
  /** Whose turn it is, and who waits. */
  length: number;
}

/**
 * Lets those who change the same thing through one after the other. They would wait for its lock in the database anyway,
 * but each with a connection of the pool, and a crowd at one outfit would leave none for anybody else. Throws an
 * `unavailable` problem where too many wait.
 */
export class Turns {
  readonly #lines = new Map<string, Line>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(key) ?? { mutex: new Mutex(), length: 0 };
    if (line.length >= mostWaiting) throw unavailable('Too many change this at once.');
    this.#lines.set(key, line);
    line.length++;
    try {
      return await line.mutex.run(work);
    } finally {
      if (--line.length === 0) this.#lines.delete(key);
    }
  }
}
