import type { CategoryRef, Named } from './product.js';
import { categoryId, slug } from './slug.js';

/** Brands and categories come again in row after row, and folding their names into ids is dear. */
const remembered = 10_000;
const brands = new Map<string, Named>();
const categories = new Map<string, CategoryRef>();

/** A brand or shop with its id, the slug of its name. */
export function named(name: string): Named {
  return remember(brands, name, () => ({ id: slug(name), name }));
}

/** A category from the names of its way down from the root, which must not be empty. */
export function categoryRef(names: readonly string[]): CategoryRef {
  return remember(categories, names.join('\0'), () => {
    const path = names.map((name, depth) => ({ id: categoryId(names.slice(0, depth + 1)), name }));
    return { ...path.at(-1)!, path };
  });
}

function remember<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= remembered) memory.clear();
  const made = make();
  memory.set(key, made);
  return made;
}
