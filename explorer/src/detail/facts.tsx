import type { ProductDocument } from '../../../src/catalogue/product.js';

export function Facts({ of: product }: { of: ProductDocument }) {
  const facts = [
    ['Category', product.category?.path.map(({ name }) => name).join(' › ')],
    ['Colours', product.colours.join(', ')],
    ['Sizes', product.sizes.join(', ')],
    ['Material', product.material],
    ['For', product.gender],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
