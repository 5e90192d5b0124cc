import { useSignal } from '@preact/signals';
import { exchanges, type Exchange, picked, shown } from '../asking/exchanges.js';
import { Code } from './code.js';
import { client, curl } from './code-for.js';
import { Json } from './json.js';
import { bytes, figures } from './figures.js';

/** The request behind what is on screen, its answer, and how to make it oneself. */
export function Panel() {
  const open = useSignal(false);
  const exchange = shown.value;
  return (
    <aside class={open.value ? 'panel open' : 'panel'} aria-labelledby="panel-heading">
      <h2 id="panel-heading">The request</h2>
      <button class="handle" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
        <Line of={exchange} />
      </button>
      <div class="body">{exchange && <Whole of={exchange} />}</div>
    </aside>
  );
}

function Whole({ of: exchange }: { of: Exchange }) {
  const { path, headers = [], answer, bytes: size, wireBytes } = exchange;
  return (
    <>
      <ol class="exchanges" aria-label="The latest requests">
        {exchanges.value.map((one) => (
          <li key={one.id}>
            <button aria-pressed={one === exchange} onClick={() => (picked.value = one.id)}>
              <Line of={one} />
            </button>
          </li>
        ))}
      </ol>
      <Code title="curl" text={curl(path)} />
      <Code title="Client" text={client(path)} />
      <h3>Answer</h3>
      <p class="muted">
        {size !== undefined && `${bytes(size)} of JSON`}
        {wireBytes !== undefined && `, ${bytes(wireBytes)} on the wire`}
      </p>
      <details>
        <summary>Headers</summary>
        <dl class="headers">
          {headers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {answer !== undefined && <Json key={exchange.id} value={answer} open />}
    </>
  );
}

function Line({ of: exchange }: { of: Exchange | undefined }) {
  if (!exchange) return <>No request yet</>;
  const [, start = exchange.path, end] = /^(\/v1\/[^/?]+\/[^/?]+)(\/[^?]+)/.exec(exchange.path) ?? [];
  return (
    <>
      <b>{exchange.method}</b>{' '}
      <span class="path">
        <span>{start}</span>
        {end && <span class="end">{end}</span>}
      </span>{' '}
      <span class={mood(exchange)}>{figures(exchange)}</span>
    </>
  );
}

function mood({ status }: Exchange): 'under-way' | 'good' | 'bad' {
  if (status === undefined) return 'under-way';
  return status > 0 && status < 400 ? 'good' : 'bad';
}
