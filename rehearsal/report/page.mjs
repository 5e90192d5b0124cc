import { chart, escaped } from './chart.mjs';
import { cells, columns, conditions, seconds } from './format.mjs';

const style = `body{font:15px/1.45 system-ui,sans-serif;max-width:1240px;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
table{border-collapse:collapse;margin:1rem 0}td,th{padding:.2rem .7rem;text-align:right;border-bottom:1px solid #ddd}
td:first-child,th:first-child{text-align:left}svg{width:100%;height:auto}.band0{fill:#8884}.band1{fill:#8881}
.grid{stroke:#8885;stroke-dasharray:2 3}.frame{fill:none;stroke:#8888}.tick{font-size:11px;text-anchor:end;dominant-baseline:middle;fill:#666}
.phase{font-size:11px;fill:#666}.kept{color:#197d2c}.broken{color:#c2242b;font-weight:700}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#16181c}td,th{border-color:#444}.tick,.phase{fill:#aaa}}`;

/** The result as one page that needs nothing else. */
export function page(result) {
  const { title, at, verdicts, phases, operations, stops } = result;
  const parts = ['before', 'during', 'after'].map((part) => [part, '', ...cells(result[part])]);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${style}</style>
<h1>${escaped(title)}</h1><p>${escaped(at)}. ${conditions(result).map(escaped).join('<br>')}</p>
<ul>${verdicts.map(verdict).join('')}</ul>
${chart(result)}
<h2>Parts</h2>${rows(['', 'seconds', ...columns], parts)}
<h2>Phases</h2><p>${seconds(result.durationMs)} s in all. Slowest by p99: ${escaped(result.slowest ?? 'none with enough requests')}.</p>
${rows(
  ['', 'seconds', ...columns],
  phases.map((one, n) => [`${n + 1}  ${one.title}`, seconds(one.ms), ...cells(one)]),
)}
<h2>Operations</h2>${rows(
    ['', ...columns],
    operations.map((one) => [one.name, ...cells(one)]),
  )}
<h2>Stops</h2>${rows(
    ['instance', 'release', 'ended with', 'ms'],
    stops.map((one) => [one.name, one.release, String(one.code ?? one.signal), String(Math.round(one.ms))]),
  )}
</html>
`;
}

function verdict({ kept, promise, measured }) {
  return `<li><span class="${kept ? 'kept' : 'broken'}">${kept ? 'kept' : 'BROKEN'}</span> ${escaped(promise)}: ${escaped(measured)}</li>`;
}

function rows(head, body) {
  const line = (tag, cellsOf) =>
    `<tr>${cellsOf.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${line('th', head)}${body.map((row) => line('td', row)).join('')}</table>`;
}
