import { constants } from 'node:os';

/** A signal ends this process as `process.exit` does, so that what is to be done at the exit is done. */
export function endOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
