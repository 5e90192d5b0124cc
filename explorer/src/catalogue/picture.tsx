import { useSignal } from '@preact/signals';
import { silhouetteOf } from './silhouettes.js';
import { tintOf } from './tints.js';

export interface Pictured {
  readonly image?: string;
  readonly colour?: string;
  readonly category?: { readonly id: string };
}

/** A product's image over a drawing in its colour, which stays where there is none or it does not load. */
export function Picture({ of, eager = false }: { of: Pictured; eager?: boolean }) {
  const state = useSignal<'coming' | 'there' | 'broken'>('coming');
  return (
    <div class="picture" style={{ '--tint': tintOf(of.colour) ?? 'var(--untinted)' }} aria-hidden="true">
      <svg viewBox="0 0 64 64">
        <path fill-rule="evenodd" d={silhouetteOf(of.category?.id)} />
      </svg>
      {of.image?.startsWith('https:') && state.value !== 'broken' && (
        <img
          src={of.image}
          alt=""
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          class={state.value}
          onLoad={() => (state.value = 'there')}
          onError={() => (state.value = 'broken')}
        />
      )}
    </div>
  );
}
