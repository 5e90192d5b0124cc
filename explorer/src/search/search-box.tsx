import { useSignal, useSignalEffect } from '@preact/signals';
import { parameters } from '../address/address.js';
import { active, choose, close, search, suggestions, type } from './suggesting.js';
import { SuggestionList } from './suggestion-list.js';

/** A combobox as the ARIA practices describe it: focus stays in the text, the arrow keys go through the list. */
export function SearchBox() {
  const text = useSignal(parameters.peek().get('q') ?? '');
  useSignalEffect(() => {
    const searched = parameters.value.get('q') ?? '';
    // The blank that someone has just typed stays.
    if (searched !== text.peek().trim()) text.value = searched;
  });
  const open = suggestions.value.length > 0;
  const submit = (event: Event) => {
    event.preventDefault();
    const chosen = suggestions.value[active.value];
    if (chosen) choose(chosen);
    else search(text.value);
  };
  return (
    <form role="search" class="search" onSubmit={submit}>
      <input
        type="search"
        role="combobox"
        list={undefined}
        aria-label="Search products"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls="suggestions"
        aria-activedescendant={active.value < 0 ? undefined : `suggestion-${active.value}`}
        placeholder="Search: blue shirt, Kleid, sneekers …"
        autocomplete="off"
        enterkeyhint="search"
        maxLength={200}
        value={text.value}
        onInput={({ currentTarget }) => type((text.value = currentTarget.value))}
        onKeyDown={steer}
        onBlur={close}
      />
      <button class="primary">Search</button>
      <SuggestionList />
    </form>
  );
}

function steer(event: KeyboardEvent): void {
  const count = suggestions.value.length;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && count > 0) {
    event.preventDefault();
    active.value = ((active.value + 1 + step + count + 1) % (count + 1)) - 1;
  } else if (event.key === 'Escape' && count > 0) {
    event.preventDefault();
    close();
  }
}
