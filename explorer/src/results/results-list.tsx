import { go, parameters } from '../address/address.js';
import { Card } from './card.js';
import { Intro } from './intro.js';
import { Refused } from './refused.js';
import { listed, loadMore, refused, waiting } from './results.js';
import { Toolbar } from './toolbar.js';
import { Understood } from './understood.js';

export function Results() {
  const found = listed.value;
  const problem = refused.value;
  return (
    <>
      <Intro />
      <Toolbar />
      {problem && problem.status !== 401 && <Refused problem={problem} />}
      {!problem && found && <Understood found={found} />}
      {found && !problem && (
        <ul class="cards" aria-busy={waiting.value}>
          {found.items.map((item, index) => (
            <Card key={item.id} of={item} eager={index < 8} />
          ))}
        </ul>
      )}
      {!found && !problem && <Skeleton />}
      {found && !problem && found.items.length === 0 && <Nothing />}
      {found?.page.next && !problem && (
        <button class="more" onClick={() => void loadMore()} aria-disabled={waiting.value}>
          {waiting.value ? 'Loading …' : 'Show more'}
        </button>
      )}
    </>
  );
}

function Nothing() {
  return (
    <div class="empty">
      <h2>Nothing fits</h2>
      <p>No product has all of that. A filter less may help.</p>
      <button
        onClick={() => go(Object.fromEntries([...parameters.value.keys()].map((name) => [name, undefined])))}
      >
        Start over
      </button>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="cards" aria-hidden="true">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} class="skeleton" />
      ))}
    </div>
  );
}
