import type { ProductCard } from '../../../src/catalogue/product.js';
import { inCurrency, path } from '../address/paths.js';
import { Card } from '../results/card.js';
import { useAnswer } from './loading.js';

export function Similar({ at }: { at: string }) {
  const asked = () => path(`${at}/similar`, { ...inCurrency(), limit: '6' });
  const { answer, problem } = useAnswer<{ items: readonly ProductCard[] }>(asked);
  if (!problem && answer?.items.length === 0) return null;
  return (
    <section aria-labelledby="similar-heading">
      <h3 id="similar-heading">Similar</h3>
      {problem && <p class="muted">Not to be found out just now: {problem.detail ?? problem.title}</p>}
      <ul class="cards small">
        {answer?.items.map((item) => (
          <Card key={item.id} of={item} />
        ))}
      </ul>
    </section>
  );
}
