/** A system as the health endpoints see it. */
export abstract class HealthProbe {
  /** As it stands in `/health`: `mysql`, `elasticsearch`, `logstash`. */
  abstract readonly name: string;
  /** Why the system is not asked at all, where the configuration leaves it out. */
  readonly off?: string;
  /** Resolves when the system answers; rejects with what is wrong. Must end when `signal` aborts. */
  abstract check(signal: AbortSignal): Promise<void>;
}
