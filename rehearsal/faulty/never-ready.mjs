// `node --import` of this makes a release that never becomes ready.
import { answerInstead } from './answer-instead.mjs';

answerInstead(503, (path) => path.startsWith('/health/ready'));
