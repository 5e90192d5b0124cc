const paths = ['/v1/search', '/v1/suggestions', '/v1/products/{id}/similar'];
const names = new Set(paths.map((path) => `GET ${path}`));

/** Whether a request of the run is answered by the search engine, and by nothing else. */
export const isSearch = (run) => (one) => names.has(run.nameOf(one));
