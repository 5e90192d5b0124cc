import { statement } from '../stage/database.mjs';

/** What both servers were asked for so far, by whomever: `{ queries, requests }`. */
export async function askedBehind({ url, elasticsearch }) {
  const [{ Value }] = await statement(url, "SHOW GLOBAL STATUS LIKE 'Questions'");
  const answer = await fetch(`${elasticsearch}/_nodes/stats/http`);
  const { nodes } = await answer.json();
  const routes = Object.values(nodes).flatMap(({ http }) => Object.values(http.routes));
  return { queries: Number(Value), requests: routes.reduce((sum, { requests }) => sum + requests.count, 0) };
}
