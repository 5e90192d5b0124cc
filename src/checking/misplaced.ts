import type { CatalogueImage, ImageVerdict } from '../ports/image-checks.js';

/** Products that show a dead image or none of their living ones, or have a dead one in front of a living one. */
export function misplaced(
  images: readonly CatalogueImage[],
  now: ReadonlyMap<string, ImageVerdict>,
): readonly string[] {
  return [...byProduct(images)].filter(([, own]) => !isRight(own, now)).map(([id]) => id);
}

function isRight(own: readonly CatalogueImage[], now: ReadonlyMap<string, ImageVerdict>): boolean {
  const dead = own.map(({ url, verdict }) => (now.get(url) ?? verdict)?.state === 'dead');
  const shown = own.findIndex((one) => one.shown);
  const inOrder = dead.every((isDead, n) => isDead || !dead.slice(0, n).includes(true));
  return inOrder && (shown < 0 ? !dead.includes(false) : dead[shown] === false);
}

function byProduct(images: readonly CatalogueImage[]): Map<string, CatalogueImage[]> {
  const groups = new Map<string, CatalogueImage[]>();
  for (const image of images) {
    const group = groups.get(image.productId);
    if (group) group.push(image);
    else groups.set(image.productId, [image]);
  }
  return groups;
}
