import { go, parameters } from '../address/address.js';
import type { FacetValues } from './facet.js';

/** The least and the most that something may cost, or one of the ranges in which there is something. */
export function PriceFacet({ values }: { values: FacetValues }) {
  if (values.length === 0) return null;
  const most = Math.max(...values.map(({ count }) => count));
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    go({ priceMin: String(form.get('min')), priceMax: String(form.get('max')) });
  };
  return (
    <fieldset>
      <legend>Price{values[0]?.currency && `, ${values[0].currency}`}</legend>
      <form class="prices" onSubmit={submit} onChange={(event) => event.currentTarget.requestSubmit()}>
        <Bound name="min" label="Lowest price" hint="from" />
        <span aria-hidden="true">–</span>
        <Bound name="max" label="Highest price" hint="to" />
      </form>
      {values.map(({ value, count, from, to, selected }) => (
        <button
          key={value}
          class="range"
          aria-pressed={selected}
          style={{ '--part': count / most }}
          onClick={() => go(selected ? unbound : { priceMin: bound(from), priceMax: bound(to) })}
        >
          <span>{range(from, to)}</span>
          <span class="count">{count.toLocaleString()}</span>
        </button>
      ))}
    </fieldset>
  );
}

const unbound = { priceMin: undefined, priceMax: undefined };
const bound = (value: number | undefined) => (value === undefined ? undefined : String(value));

function range(from = 0, to?: number): string {
  const least = from.toLocaleString();
  return to === undefined ? `${least} and more` : `${least} – ${to.toLocaleString()}`;
}

function Bound({ name, label, hint }: { name: 'min' | 'max'; label: string; hint: string }) {
  const value = parameters.value.get(name === 'min' ? 'priceMin' : 'priceMax') ?? '';
  return (
    <input
      {...{ name, value, placeholder: hint }}
      aria-label={label}
      type="number"
      min="0"
      step="any"
      inputMode="decimal"
    />
  );
}
