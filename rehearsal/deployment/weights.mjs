/**
 * The weight of each instance (HAProxy's 0–256), so that the new ones together get `percent` of the requests.
 * `percent` undefined: all alike.
 */
export function weights(running, percent) {
  const names = Object.keys(running);
  if (percent === undefined) return Object.fromEntries(names.map((name) => [name, 100]));
  const share = { new: percent / 100, old: 1 - percent / 100 };
  const counts = { new: 0, old: 0 };
  for (const name of names) counts[running[name]]++;
  const each = (release) => (counts[release] > 0 ? share[release] / counts[release] : 0);
  const greatest = Math.max(each('new'), each('old'));
  return Object.fromEntries(
    names.map((name) => [name, greatest > 0 ? Math.round((each(running[name]) / greatest) * 256) : 0]),
  );
}
