import { go, valuesOf } from '../address/address.js';
import type { FacetValues } from './facet.js';

/** The tree, opened along what is ticked. */
export function CategoryFacet({ values }: { values: FacetValues }) {
  const chosen = valuesOf('category');
  const shown = values
    .filter(({ value }) => inSight(value, chosen))
    .toSorted((one, other) => (one.value < other.value ? -1 : 1));
  if (shown.length === 0) return null;
  return (
    <fieldset>
      <legend>Category</legend>
      {shown.map(({ value, label, count, selected }) => (
        <label class="check" key={value} style={{ '--depth': value.split('.').length - 1 }}>
          <input type="checkbox" checked={selected} onChange={() => toggle(value)} />
          <span>{label}</span>
          <span class="count">{count.toLocaleString()}</span>
        </label>
      ))}
    </fieldset>
  );
}

const parentOf = (id: string) => id.split('.').slice(0, -1).join('.');
const holds = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}.`);

function inSight(id: string, chosen: readonly string[]): boolean {
  const parent = parentOf(id);
  return parent === '' || chosen.some((one) => holds(parent, one));
}

/** A category stands for all that it holds, so no other of its branch stays ticked; unticked, its parent takes over. */
function toggle(id: string): void {
  const chosen = valuesOf('category');
  const others = chosen.filter((one) => !holds(one, id) && !holds(id, one));
  const next = chosen.includes(id) ? parentOf(id) : id;
  go({ category: next ? [...others, next] : others });
}
