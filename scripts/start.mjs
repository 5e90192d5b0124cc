// `npm start`: the server, built first if needed.
import { built } from './build.mjs';

await import(built('src/main.js'));
