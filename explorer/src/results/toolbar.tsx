import { go, parameters } from '../address/address.js';
import { Choice } from './choice.js';
import { listed, refused, waiting } from './results.js';

const sorts = {
  '': 'Most relevant',
  popularity: 'Most popular',
  newest: 'Newest',
  price: 'Cheapest',
  '-price': 'Dearest',
};
const browsed = { '': 'Newest', price: 'Cheapest', '-price': 'Dearest' };
const currencies = { '': "Shop's own", EUR: 'EUR', USD: 'USD', GBP: 'GBP', CHF: 'CHF', INR: 'INR' };

/** How many there are, how they are ordered, and in which currency they are priced. */
export function Toolbar() {
  const chosen = parameters.value;
  return (
    <div class="toolbar">
      <p role="status">{summary()}</p>
      <Choice
        label="Sort"
        options={chosen.has('browse') ? browsed : sorts}
        value={chosen.get('sort') ?? ''}
        onChoose={(sort) => go({ sort })}
      />
      <Choice
        label="Prices"
        options={currencies}
        value={chosen.get('currency') ?? ''}
        onChoose={(currency) => go({ currency, priceMin: undefined, priceMax: undefined })}
      />
    </div>
  );
}

function summary(): string {
  const found = listed.value;
  if (refused.value) return 'No products to show';
  if (!found) return waiting.value ? 'Searching …' : '';
  const { total, items, query } = found;
  const text = query?.text ? ` for “${query.text}”` : '';
  if (!total) return `${items.length} products of the catalogue shown`;
  const more = items.length > 24 ? `, ${items.length} shown` : '';
  const count = `${total.count.toLocaleString()}${total.exact ? '' : ' or more'}`;
  return `${count} ${total.count === 1 ? 'product' : 'products'}${text}${more}`;
}
