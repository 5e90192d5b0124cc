const samples = 60;

/** What is measured: for each work the same requests to the service and to its baselines. */
export async function targetsOf({ raw, tutorial, ogrom }, { products, lists, categories, searches }) {
  const at = ({ url, pid, headers }, name, paths, everywhere = false) => ({
    ...{ name, url, pid, everywhere },
    requests: paths.map((path) => ({ path, headers })),
  });
  const below = (prefix, paths) => paths.map((path) => prefix + path);
  const browsed = (work, paths, everywhere) => ({
    work,
    same: paths
      .slice(0, samples)
      .map((path) => [
        ogrom.url + path,
        ...below(`${raw.url}/joined`, [path]),
        ...below(`${raw.url}/projection`, [path]),
        tutorial.url + path,
      ]),
    targets: [
      at(raw, 'R', below('/joined', paths), everywhere),
      at(raw, 'RP', below('/projection', paths), everywhere),
      at(tutorial, 'N', paths, everywhere),
      at(ogrom, 'Ogrom', paths, everywhere),
    ],
  });
  const product = browsed('product', products);
  product.targets.push({
    ...at(ogrom, '304', []),
    status: 304,
    requests: await revalidating(ogrom, products),
  });
  return [
    product,
    browsed('list', lists, true),
    browsed('category', categories, true),
    {
      work: 'search',
      same: searches.map((path) => [ogrom.url + path, raw.url + path]),
      targets: [at(raw, 'R', searches), at(ogrom, 'Ogrom', searches)],
    },
    // By all connections at once: a search that is under way is shared.
    {
      work: 'same',
      same: [],
      targets: [at(raw, 'R', searches.slice(0, 1)), at(ogrom, 'Ogrom', searches.slice(0, 1))],
    },
    {
      work: 'health',
      same: [[`${ogrom.url}/health/live`, `${raw.url}/health`]],
      targets: [at(raw, 'R', ['/health']), at(ogrom, 'Ogrom', ['/health/live'])],
    },
  ];
}

async function revalidating(ogrom, paths) {
  const requests = [];
  for (const path of paths.slice(0, 1000)) {
    const answer = await fetch(ogrom.url + path, { headers: ogrom.headers });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    await answer.arrayBuffer();
    requests.push({ path, headers: { ...ogrom.headers, 'if-none-match': answer.headers.get('etag') } });
  }
  return requests;
}
