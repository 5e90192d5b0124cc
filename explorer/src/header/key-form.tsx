import { useSignal } from '@preact/signals';
import { apiKey, keyWanted, useKey } from '../asking/key.js';

/** Asks for a key where the catalogue takes one. */
export function KeyForm() {
  const typed = useSignal('');
  if (!keyWanted.value) return null;
  const submit = (event: Event) => {
    event.preventDefault();
    useKey(typed.value.trim());
  };
  return (
    <form class="notice key" onSubmit={submit} aria-labelledby="key-heading">
      <h2 id="key-heading">{apiKey.value ? 'This key does not open the catalogue' : 'An API key, please'}</h2>
      <p>It goes into the header X-API-Key of each request, and is forgotten when this tab is closed.</p>
      <label for="key">API key</label>
      <div class="row">
        <input
          id="key"
          type="password"
          autocomplete="off"
          required
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
        <button class="primary">Use it</button>
        {apiKey.value && (
          <button type="button" onClick={() => useKey('')}>
            Go on without
          </button>
        )}
      </div>
    </form>
  );
}

export function KeyButton() {
  return apiKey.value ? (
    <button onClick={() => useKey('')}>Forget key</button>
  ) : (
    <button onClick={() => (keyWanted.value = true)}>API key</button>
  );
}
