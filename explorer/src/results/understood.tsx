import { go, parameters } from '../address/address.js';
import type { Listed } from './results.js';

/** What the engine made of the text, where that is not what was typed. */
export function Understood({ found: { query, rates } }: { found: Listed }) {
  const { corrected = [], relaxed = false, suggestion } = query ?? {};
  const browsing = parameters.value.has('browse');
  if (corrected.length === 0 && !relaxed && !suggestion && !browsing && !rates) return null;
  return (
    <div class="understood">
      {browsing && (
        <p>
          Browsing the catalogue without the search.{' '}
          <button class="link" onClick={() => go({ browse: undefined })}>
            Back to the search
          </button>
        </p>
      )}
      {corrected.map(({ from, to }) => (
        <p key={from}>
          Showing what fits <strong>{to}</strong> instead of <s>{from}</s>.
        </p>
      ))}
      {corrected.length === 0 && suggestion && suggestion !== query?.text && (
        <p>
          Did you mean{' '}
          <button class="link" onClick={() => go({ q: suggestion })}>
            {suggestion}
          </button>
          ?
        </p>
      )}
      {relaxed && <p>Hardly anything has all of these words, so products with most of them follow.</p>}
      {rates && <p class="muted">Prices converted at reference rates.</p>}
    </div>
  );
}
