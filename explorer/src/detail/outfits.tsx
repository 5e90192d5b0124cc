import type { OutfitCardJson } from '../../../src/endpoints/outfits/outfits.schema.js';
import { path } from '../address/paths.js';
import { Picture } from '../catalogue/picture.js';
import { useAnswer } from './loading.js';

/** The outfits that people made with it. */
export function Outfits({ id }: { id: string }) {
  const { answer } = useAnswer<{ items: readonly OutfitCardJson[] }>(() =>
    path('/v1/outfits', { product: id, sort: 'popular', limit: '6' }),
  );
  return (
    <section aria-labelledby="outfits-heading">
      <h3 id="outfits-heading">Outfits with it</h3>
      {answer?.items.length === 0 && (
        <p class="muted">Nobody has put it into an outfit yet; POST /v1/outfits does.</p>
      )}
      <ul class="outfits">
        {answer?.items.map(({ id: outfit, title, itemCount, likeCount, images }) => (
          <li key={outfit}>
            <div class="pieces">
              {images.map((image) => (
                <Picture key={image} of={{ image }} />
              ))}
            </div>
            <strong>{title}</strong>
            <span class="muted">
              {itemCount} {itemCount === 1 ? 'piece' : 'pieces'}, {likeCount}{' '}
              {likeCount === 1 ? 'like' : 'likes'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
