import { active, choose, suggestions } from './suggesting.js';

const kinds = { query: 'search', brand: 'brand', category: 'category' };

export function SuggestionList() {
  return (
    <ul
      id="suggestions"
      role="listbox"
      aria-label="Suggestions"
      hidden={suggestions.value.length === 0}
      // The focus stays in the text, so that the list is still there when the click comes.
      onPointerDown={(event) => event.preventDefault()}
    >
      {suggestions.value.map((one, index) => (
        <li
          key={`${one.kind} ${one.id ?? one.text}`}
          id={`suggestion-${index}`}
          role="option"
          aria-selected={index === active.value}
          onClick={() => choose(one)}
        >
          <span>{one.text}</span>
          <span class="muted">
            {within(one.id)}
            {kinds[one.kind]} · {one.count}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Categories of one name stand in several places. */
function within(id: string | undefined): string {
  const [root, ...rest] = id?.split('.') ?? [];
  return rest.length > 0 ? `in ${root} · ` : '';
}
