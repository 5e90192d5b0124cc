import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

let running;
let ending = false;

/** Runs a bench: `{ code, ratios, said }`, without ratios where it printed none; `tell` gets each line of its progress. */
export async function ran(name, { args, tell }) {
  const script = fileURLToPath(new URL(`../${name}/main.mjs`, import.meta.url));
  // A group of its own: a signal from the keyboard is passed on, not met twice.
  running = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const output = { stdout: '', stderr: '' };
  for (const of of Object.keys(output))
    running[of].setEncoding('utf8').on('data', (text) => {
      output[of] += text;
      if (of === 'stderr') tell(text.trim().split('\n').at(-1));
    });
  const [code] = await once(running, 'close');
  // The end of this process follows; nothing is to be begun before.
  if (ending) return new Promise(() => undefined);
  running = undefined;
  return { code, said: lastOf(output), ...read(output) };
}

/** Ends the bench that runs, and waits until it has dropped what it made. */
export async function stopped(signal) {
  ending = true;
  if (!running) return;
  running.kill(signal);
  await once(running, 'close');
}

function read({ stdout }) {
  try {
    return { ratios: JSON.parse(stdout).ratios };
  } catch {
    return {};
  }
}

const lastOf = ({ stdout, stderr }) => (stderr || stdout).trim().split('\n').slice(-20).join('\n');
