import { useSignal } from '@preact/signals';
import type { SearchResults } from '../../../src/endpoints/search/search.schema.js';
import { go, valuesOf } from '../address/address.js';
import { tintOf } from '../catalogue/tints.js';

export type FacetValues = NonNullable<SearchResults['facets']['brand']>;

const few = 7;

/** Any of the values that are ticked; each count is as if this facet had none. */
export function Facet({ name, title, values }: { name: string; title: string; values: FacetValues }) {
  const all = useSignal(false);
  if (values.length === 0) return null;
  const shown = all.value ? values : values.filter(({ selected }, index) => selected || index < few);
  return (
    <fieldset>
      <legend>{title}</legend>
      {shown.map(({ value, label, count, selected }) => (
        <label class="check" key={value}>
          <input type="checkbox" checked={selected} onChange={() => toggle(name, value)} />
          {name === 'colour' && (
            <span class="swatch" style={{ '--tint': tintOf(label) ?? 'var(--untinted)' }} />
          )}
          <span>{label}</span>
          <span class="count">{count.toLocaleString()}</span>
        </label>
      ))}
      {values.length > few && (
        <button class="link" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          {all.value ? 'Fewer' : `All ${values.length}`}
          <span class="unseen"> {title}</span>
        </button>
      )}
    </fieldset>
  );
}

function toggle(name: string, value: string): void {
  const values = valuesOf(name);
  go({ [name]: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] });
}
