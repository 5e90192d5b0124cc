// `node --import` of this makes a release that is long in becoming ready: SLOW_START_MS.
import { answerInstead } from './answer-instead.mjs';

answerInstead(
  503,
  (path) => path.startsWith('/health/ready') && performance.now() < Number(process.env.SLOW_START_MS),
);
