// `npm run -s ogrom -- COMMAND`: the command line, built first if needed.
import { built } from './build.mjs';

await import(built('src/cli/main.js'));
