import { go, parameters } from '../address/address.js';
import type { ProblemAnswer } from '../asking/refusal.js';
import { retry } from './results.js';

/** What went wrong, kindly, and what can be done about it. */
export function Refused({ problem }: { problem: ProblemAnswer }) {
  const { status, title, detail, traceId } = problem;
  const away = status === 503 && !parameters.value.has('browse');
  return (
    <div class="notice" role="alert">
      <h2>{away ? 'The search is away for a moment' : title}</h2>
      <p>{away ? 'It is being looked after. The catalogue itself can still be browsed.' : detail}</p>
      <div class="row">
        <button class="primary" onClick={retry}>
          Try again
        </button>
        {away && <button onClick={() => go({ browse: 'true' })}>Browse the catalogue</button>}
      </div>
      {traceId && <p class="muted">Trace {traceId}</p>}
    </div>
  );
}
