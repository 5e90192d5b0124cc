import { productId } from './address/address.js';
import { KeyForm } from './header/key-form.js';
import { Header } from './header/header.js';
import { Panel } from './panel/panel.js';
import { Product } from './detail/product.js';
import { Filters } from './search/filters.js';
import { Results } from './results/results-list.js';
import { followAddress } from './results/results.js';

followAddress();

export function App() {
  const id = productId.value;
  return (
    <>
      <a class="skip" href="#main">
        Skip to the products
      </a>
      <Header />
      <div class={id ? 'layout with-product' : 'layout'}>
        <div class="aside" hidden={id !== undefined}>
          <Filters />
        </div>
        <main id="main" tabIndex={-1}>
          <KeyForm />
          <div hidden={id !== undefined}>
            <Results />
          </div>
          {id && <Product key={id} id={id} />}
        </main>
        <Panel />
      </div>
    </>
  );
}
