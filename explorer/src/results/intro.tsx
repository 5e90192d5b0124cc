import { go, parameters } from '../address/address.js';

const tries = [
  { label: 'a typo: blue shrt', change: { q: 'blue shrt' } },
  { label: 'German: Kleid', change: { q: 'kleid' } },
  { label: 'too much: purple velvet dress shoes', change: { q: 'purple velvet dress shoes' } },
  { label: 'facets: black shoes for men', change: { q: 'shoes', colour: 'Black', gender: 'male' } },
  { label: 'in euros, cheapest first', change: { currency: 'EUR', sort: 'price', inStock: 'true' } },
];

/** What this is, as long as nothing was asked. */
export function Intro() {
  if (parameters.value.size > 0) return null;
  return (
    <section class="intro" aria-labelledby="intro-heading">
      <h2 id="intro-heading">A catalogue, and the API in front of it</h2>
      <p>
        Type, filter, open a product. The latest requests of this page stand beside it, with their answers.
      </p>
      <p class="chips">
        <span>Try</span>
        {tries.map(({ label, change }) => (
          <button key={label} class="chip" onClick={() => go(change)}>
            {label}
          </button>
        ))}
      </p>
    </section>
  );
}
