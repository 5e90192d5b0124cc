const width = 1200;
const left = 60;
const colours = ['#4c78a8', '#f58518', '#54a24b', '#b279a2'];

/** One SVG of three panes over time: requests by version, latencies (logarithmic), failures; phases as bands. */
export function chart({ seconds, phases, from, versions }) {
  const x = (second) => left + (second / Math.max(1, seconds.length)) * (width - left - 10);
  const names = Object.keys(versions);
  const most = Math.max(1, ...seconds.map(({ requests }) => requests));
  const failures = Math.max(1, ...seconds.map(({ failed }) => failed));
  const rate = {
    top: 20,
    height: 150,
    value: (n) => n / most,
    ticks: [0, Math.round(most / 2), most],
    unit: '/s',
  };
  const time = {
    top: 190,
    height: 190,
    value: (ms) => Math.log10(Math.max(1, ms)) / 4,
    ticks: [1, 10, 100, 1000, 10_000],
    unit: ' ms',
  };
  const wrong = { top: 400, height: 70, value: (n) => n / failures, ticks: [0, failures], unit: ' failed' };
  return `<svg viewBox="0 0 ${width} 490" role="img" aria-label="Requests, latencies and failures over time">
${phases.map((phase, n) => band(phase, n, (at) => x((at - from) / 1000))).join('')}
${[rate, time, wrong].map((pane) => axis(pane)).join('')}
${areas(seconds, names, rate, x)}
${line(seconds, 'p50', time, x, '#4c78a8')}${line(seconds, 'p99', time, x, '#e45756')}
${seconds.map(({ second, failed }) => bar(failed, second, wrong, x)).join('')}
</svg>
<p class="key">${names.map((name, n) => `<b style="color:${colours[n % colours.length]}">■</b> ${escaped(name)}`).join(' ')}
<b style="color:#4c78a8">—</b> p50 <b style="color:#e45756">—</b> p99</p>`;
}

const y = ({ top, height, value }, amount) => (top + height * (1 - Math.min(1, value(amount)))).toFixed(1);

function band({ title, from, to }, n, x) {
  const [start, end] = [x(from), x(to)];
  return `<rect x="${start.toFixed(1)}" y="20" width="${Math.max(1, end - start).toFixed(1)}" height="450" class="band${n % 2}"><title>${escaped(title)}</title></rect>
<text x="${(start + 2).toFixed(1)}" y="14" class="phase">${n + 1}</text>`;
}

function axis(pane) {
  const { top, height, ticks, unit } = pane;
  const marks = ticks.map(
    (
      tick,
    ) => `<line x1="${left}" x2="${width - 10}" y1="${y(pane, tick)}" y2="${y(pane, tick)}" class="grid"/>
<text x="${left - 4}" y="${y(pane, tick)}" class="tick">${tick.toLocaleString('en')}${unit}</text>`,
  );
  return `<g>${marks.join('')}<rect x="${left}" y="${top}" width="${width - left - 10}" height="${height}" class="frame"/></g>`;
}

/** Requests of the versions, one upon the other. */
function areas(seconds, names, pane, x) {
  const below = seconds.map(() => 0);
  return names
    .map((name, n) => {
      const from = seconds.map(({ second }, i) => `${x(second + 0.5).toFixed(1)},${y(pane, below[i])}`);
      seconds.forEach(({ versions }, i) => (below[i] += versions[name] ?? 0));
      const to = seconds.map(({ second }, i) => `${x(second + 0.5).toFixed(1)},${y(pane, below[i])}`);
      return `<polygon points="${[...to, ...from.reverse()].join(' ')}" fill="${colours[n % colours.length]}" opacity=".75"/>`;
    })
    .join('');
}

function line(seconds, member, pane, x, colour) {
  const points = seconds
    .filter((one) => one[member] !== undefined)
    .map((one) => `${x(one.second + 0.5).toFixed(1)},${y(pane, one[member])}`);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>`;
}

function bar(failed, second, pane, x) {
  if (failed === 0) return '';
  const top = Number(y(pane, failed));
  const wide = Math.max(2, x(1) - x(0));
  return `<rect x="${x(second).toFixed(1)}" y="${top}" width="${wide.toFixed(1)}" height="${(pane.top + pane.height - top).toFixed(1)}" fill="#e45756"/>`;
}

export const escaped = (text) =>
  String(text).replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign],
  );
