import { useEffect } from 'preact/hooks';
import { health, type HealthAnswer, watchHealth } from './health-state.js';

/** How the systems are, and which operations suffer. */
export function Health() {
  useEffect(watchHealth, []);
  const now = health.value;
  const [mood, words] = summary(now);
  return (
    <details class="health">
      <summary class="button">
        <span class={`dot ${mood}`} />
        {words}
      </summary>
      <div class="popover">
        <h2>Systems</h2>
        {typeof now === 'object' ? <Systems of={now} /> : <p>{words}</p>}
      </div>
    </details>
  );
}

function summary(now: HealthAnswer | 'unknown' | 'unreachable'): readonly [string, string] {
  if (now === 'unknown') return ['off', 'Health'];
  if (now === 'unreachable') return ['away', 'Not reachable'];
  return now.status === 'ok' ? ['up', 'All well'] : ['away', 'Degraded'];
}

function Systems({ of: { systems, version, state } }: { of: HealthAnswer }) {
  return (
    <>
      <dl>
        {Object.entries(systems).map(([name, { status, latencyMs, error, why, affects = [] }]) => (
          <div key={name}>
            <dt>
              <span class={`dot ${status === 'up' || status === 'off' ? status : 'away'}`} />
              {name}
            </dt>
            <dd>
              {status}
              {latencyMs !== undefined && `, ${latencyMs} ms`}
              {(error ?? why) && <small>{error ?? why}</small>}
              {affects.length > 0 && <small>affects {affects.join(', ')}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <p class="muted">
        {state}, version {version}
      </p>
    </>
  );
}
