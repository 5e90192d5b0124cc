/** A system as the health endpoints see it. */
export abstract class HealthProbe {
  /** As it stands in `/health`: `mysql`, `elasticsearch`, `logstash`. */
  abstract readonly name: string;
  /** Resolves when the system answers; rejects with what is wrong. Must end when `signal` aborts. */
  abstract check(signal: AbortSignal): Promise<void>;
}
