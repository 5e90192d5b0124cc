import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SourceMap } from 'node:module';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebSocket } from 'undici';
import { aPort } from '../support/a-port.js';
import { eventually } from '../support/eventually.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/ogrom-dev-`);
let dev: ChildProcess;
let base: string;
let inspector: number;
beforeAll(async () => {
  const [port, debug] = [await aPort(), await aPort()];
  [base, inspector] = [`http://127.0.0.1:${port}`, debug];
  const env = { PATH: process.env['PATH'], PORT: String(port), DATABASE_URL: `sqlite:${folder}/c.sqlite` };
  const args = ['scripts/dev/main.mjs', '--debug', String(debug)];
  dev = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' });
  const ready = () => fetch(`${base}/health/ready`).then(({ ok }) => ok || undefined);
  await eventually(() => ready().catch(() => undefined), 60_000);
}, 90_000);
afterAll(async () => {
  dev.kill('SIGTERM');
  await once(dev, 'exit');
  rmSync(folder, { recursive: true });
});

interface Place {
  readonly lineNumber: number;
  readonly columnNumber: number;
}

const controller = 'src/endpoints/suggestions/suggestions.controller';
const call = 'this.suggestions.suggest(';

it('stops where a debugger asks it to, and its map leads to the line of the .ts file', async () => {
  const debug = await attached(inspector);
  const parsed = debug.next('Debugger.scriptParsed', ({ url }) => url.endsWith(`${controller}.js`));
  void debug.send('Debugger.enable');
  const { url, sourceMapURL } = await parsed;
  const map = new SourceMap(JSON.parse(atob(sourceMapURL.split('base64,')[1]!)));
  expect(map.payload.sources).toEqual([`${root}${controller}.ts`]);

  const paused = debug.next('Debugger.paused', () => true);
  await debug.send('Debugger.setBreakpointByUrl', { url, lineNumber: lineOf(`.dev/${controller}.js`) });
  const answered = fetch(`${base}/v1/suggestions?q=shi`);
  const { callFrames } = await paused;
  const { lineNumber, columnNumber } = callFrames[0]!.location;
  expect(map.findEntry(lineNumber, columnNumber)).toMatchObject({ originalLine: lineOf(`${controller}.ts`) });
  void debug.send('Debugger.resume');
  expect((await answered).status).toBe(200);
  debug.close();
});

function lineOf(file: string): number {
  return readFileSync(`${root}${file}`, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(call));
}

interface Told {
  readonly url: string;
  readonly sourceMapURL: string;
  readonly callFrames: readonly { readonly location: Place }[];
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params: Told;
}

async function attached(port: number) {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(target!.webSocketDebuggerUrl);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const heard = (is: (message: Message) => boolean) =>
    new Promise<Message>((resolve) =>
      socket.addEventListener('message', ({ data }) => {
        const message = JSON.parse(String(data)) as Message;
        if (is(message)) resolve(message);
      }),
    );
  let sent = 0;
  return {
    /** Resolves once it is done. */
    send: (method: string, params = {}) => {
      const id = ++sent;
      const done = heard((message) => message.id === id);
      socket.send(JSON.stringify({ id, method, params }));
      return done;
    },
    next: async (wanted: string, is: (params: Told) => boolean) =>
      (await heard(({ method, params }) => method === wanted && is(params))).params,
    close: () => socket.close(),
  };
}
