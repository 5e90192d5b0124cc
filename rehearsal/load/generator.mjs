// A process of its own, so that nothing the rehearsal does delays the load. Told by messages: capacity, start, stop.
import { failed } from '../measure/outcome.mjs';
import { RequestClient } from './client.mjs';
import { requestAt } from './mix.mjs';
import { slowClient } from './slow-client.mjs';

const toldEveryMs = 200;
/** Beyond this many unanswered requests a further one counts as failed without being sent. */
const mostInFlight = 2_000;
const closedLoopClients = 16;

const orders = { capacity, start, stop };
const stopped = new AbortController();
const inFlight = new Set();
let records = [];

process.on('message', ({ order, ...more }) => void orders[order](more));
process.on('disconnect', () => process.exit());

/** How many reads a second the whole answers when clients send the next once they have the last. What fails is told of. */
async function capacity({ base, headers, reads, seconds }) {
  const client = new RequestClient(base, headers);
  const end = performance.now() + seconds * 1000;
  let [n, answered] = [0, 0];
  const loop = async () => {
    while (performance.now() < end) {
      const at = performance.now();
      const outcome = await outcomeOf(client, requestAt(n++, { reads, rate: 1 }));
      if (failed(outcome)) note({ ...outcome, at });
      else answered++;
    }
  };
  await Promise.all(Array.from({ length: closedLoopClients }, loop));
  await client.close();
  tell({ capacity: answered / seconds });
}

/** Sends at the rate, whatever becomes of the answers; latency counts from when a request was due. */
function start({ base, headers, reads, rate, writes, slowMs }) {
  const client = new RequestClient(base, headers);
  const gap = 1000 / rate;
  const began = performance.now();
  let n = 0;
  const due = () => {
    if (stopped.signal.aborted) return;
    for (; began + n * gap <= performance.now(); n++)
      track(fire(client, requestAt(n, { reads, rate, writes }), began + n * gap));
    setTimeout(due, 1);
  };
  due();
  track(slowClient(base, { headers, ms: slowMs, signal: stopped.signal, tell: note, writes }));
  setInterval(() => tell(), toldEveryMs).unref();
}

async function fire(client, request, at) {
  if (inFlight.size > mostInFlight) return note({ ...request, at, error: 'too many in flight' });
  note({ ...(await outcomeOf(client, request)), at });
}

async function outcomeOf(client, request) {
  const answer = await client.send(request).catch((error) => ({ error: error.code ?? error.message }));
  return { ...request, ...answer };
}

function track(work) {
  inFlight.add(work);
  void work.finally(() => inFlight.delete(work));
}

/** `at` becomes the wall clock's, which the rehearsal shares. */
function note({ at, path: _path, fresh: _fresh, ...outcome }) {
  records.push({ ...outcome, at: performance.timeOrigin + at, ms: performance.now() - at });
}

function tell(more) {
  if (more || records.length > 0) process.send({ records, ...more });
  records = [];
}

async function stop() {
  stopped.abort();
  await Promise.all(inFlight);
  tell();
  process.send({ stopped: true }, () => process.exit());
}
