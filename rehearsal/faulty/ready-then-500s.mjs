// `node --import` of this makes a release that is ready and answers 500 to everybody.
import { answerInstead } from './answer-instead.mjs';

answerInstead(500, (path) => path.startsWith('/v1/'));
