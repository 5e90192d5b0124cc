import type { OutfitContent, Placement } from '../../src/catalogue/outfit.js';

/** A whole, valid placement; a test says only what it is about. */
export function aPlacement(traits: Partial<Placement> = {}): Placement {
  return { productId: 'p1', x: 500, y: 500, layer: 0, scale: 1, rotation: 0, ...traits };
}

/** A whole, valid, public outfit. */
export function anOutfit(traits: Partial<OutfitContent> = {}): OutfitContent {
  return {
    title: 'For the office',
    visibility: 'public',
    items: [aPlacement()],
    tags: [],
    ...traits,
  };
}
