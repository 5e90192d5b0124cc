const size = { width: 300, height: 180, left: 52, bottom: 24, top: 26 };
const colours = ['#4c78a8', '#f58518', '#54a24b'];

/** Panes of lines over the number of products, both axes logarithmic, as one SVG. */
export function plot(panes) {
  const width = panes.length * size.width;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${size.height}" font-family="sans-serif" font-size="10">
<rect width="${width}" height="${size.height}" fill="#fff"/>
${panes.map((one, n) => `<g transform="translate(${n * size.width} 0)">${pane(one)}</g>`).join('\n')}
</svg>
`;
}

function pane({ title, lines }) {
  const points = lines.flatMap((one) => one.points);
  const x = scale(
    points.map(([at]) => at),
    size.left,
    size.width - 14,
  );
  const y = scale(
    points.map(([, value]) => value),
    size.height - size.bottom,
    size.top,
  );
  return [
    `<text x="${size.left}" y="13" font-weight="bold">${title}</text>`,
    ...x.ticks.map((at) => text(x.of(at), size.height - 8, 'middle', short(at))),
    ...y.ticks.map((value) => text(size.left - 6, y.of(value) + 3, 'end', short(value))),
    ...lines.map((line, n) => drawn(line, x, y, colours[n], n)),
  ].join('');
}

function drawn({ name, points }, x, y, colour, n) {
  const at = points.map(([of, value]) => [x.of(of).toFixed(1), y.of(value).toFixed(1)]);
  const dots = at.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="2.5" fill="${colour}"/>`);
  const label = `<text x="${size.width - 14}" y="${13 + n * 11}" text-anchor="end" fill="${colour}">${name}</text>`;
  return `<polyline points="${at.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>${dots.join('')}${label}`;
}

/** From whole powers of ten around the values to pixels. */
function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.max(1, Math.min(...values))));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const of = (value) => from + ((Math.log10(Math.max(1, value)) - low) / (high - low)) * (to - from);
  return { of, ticks: Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n)) };
}

const text = (x, y, anchor, value) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#666">${value}</text>`;
const short = (value) => (value >= 1e6 ? `${value / 1e6}M` : value >= 1000 ? `${value / 1000}k` : `${value}`);
