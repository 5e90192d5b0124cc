import { addressWith, go, parameters, valuesOf } from '../address/address.js';
import { listed } from '../results/results.js';
import { Facet } from './facet.js';
import { CategoryFacet } from './category-facet.js';
import { PriceFacet } from './price-facet.js';

const facets = ['brand', 'colour', 'size', 'gender', 'shop'] as const;
const all = [...facets, 'category', 'priceMin', 'priceMax', 'inStock', 'onSale'];
const titles = { brand: 'Brand', colour: 'Colour', size: 'Size', gender: 'For', shop: 'Shop' };

/** What narrows the list; folded away where there is little room. */
export function Filters() {
  const set = all.filter((name) => parameters.value.has(name)).length;
  const found = listed.value?.facets ?? {};
  return (
    <section class="filters" aria-labelledby="filters-heading">
      <details open={matchMedia('(min-width: 60rem)').matches}>
        <summary>
          <h2 id="filters-heading">Filters{set > 0 && ` (${set})`}</h2>
        </summary>
        {set > 0 && (
          <a class="clear" href={addressWith(none)} onClick={clear}>
            Clear all
          </a>
        )}
        <Flag name="inStock" label="In stock" />
        <Flag name="onSale" label="Reduced" />
        <CategoryFacet values={found.category ?? []} />
        <PriceFacet values={found.price ?? []} />
        {facets.map((name) => (
          <Facet key={name} name={name} title={titles[name]} values={found[name] ?? []} />
        ))}
      </details>
    </section>
  );
}

const none = Object.fromEntries(all.map((name) => [name, undefined]));

function clear(event: MouseEvent): void {
  event.preventDefault();
  go(none);
}

function Flag({ name, label }: { name: string; label: string }) {
  const on = valuesOf(name).includes('true');
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={() => go({ [name]: on ? undefined : 'true' })} />
      <span>{label}</span>
    </label>
  );
}
