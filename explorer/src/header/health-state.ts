import { signal } from '@preact/signals';

interface System {
  readonly status: string;
  readonly latencyMs?: number;
  readonly error?: string;
  readonly why?: string;
  readonly affects?: readonly string[];
}
export interface HealthAnswer {
  readonly status: string;
  readonly state: string;
  readonly version: string;
  readonly systems: Readonly<Record<string, System>>;
}

const everyMs = 15_000;

/** What `/health` said last: `unknown` before it has, `unreachable` where it does not. */
export const health = signal<HealthAnswer | 'unknown' | 'unreachable'>('unknown');

/** Asks now and then, while the page is looked at; ends with the function that it gives. */
export function watchHealth(): () => void {
  const look = () => void (document.visibilityState === 'visible' && read());
  look();
  const timer = setInterval(look, everyMs);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

async function read(): Promise<void> {
  try {
    const response = await fetch('/health');
    health.value = (await response.json()) as HealthAnswer;
  } catch {
    health.value = 'unreachable';
  }
}
