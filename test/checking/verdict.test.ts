import { expect, it } from '@jest/globals';
import { verdictOf } from '../../src/checking/verdict.js';
import type { ImageVerdict } from '../../src/ports/image-checks.js';
import type { ImageLook } from '../../src/ports/images.js';

it.each<[ImageLook[], string]>([
  [['alive'], 'alive'],
  [['dead'], 'dead'],
  [['silent'], 'doubtful'],
  [['silent', 'silent'], 'doubtful'],
  [['silent', 'silent', 'silent'], 'dead'],
  [['silent', 'silent', 'alive', 'silent'], 'doubtful'],
  [['dead', 'silent'], 'dead'],
  [['dead', 'alive'], 'alive'],
])('after %j it is %s', (looks, state) => {
  let verdict: ImageVerdict | undefined;
  for (const look of looks) verdict = verdictOf('https://a.example/', look, verdict);
  expect(verdict?.state).toBe(state);
});
