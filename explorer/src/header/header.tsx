import { SearchBox } from '../search/search-box.js';
import { Health } from './health.js';
import { KeyButton } from './key-form.js';

export function Header() {
  return (
    <header class="top">
      <h1>
        <a href="/">Ogrom</a>
      </h1>
      <SearchBox />
      <nav aria-label="About the service">
        <Health />
        <KeyButton />
        <a class="button" href="/docs">
          Reference
        </a>
      </nav>
    </header>
  );
}
