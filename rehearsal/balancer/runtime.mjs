import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Commands to HAProxy's runtime socket; what it answers. */
export async function command(socket, ...commands) {
  const connection = connect(socket);
  await once(connection, 'connect');
  connection.end(`${commands.join('; ')}\n`);
  return (await text(connection)).trim();
}

/** The servers of the backend: name → `{ status, weight, inFlight, redispatched }`. */
export async function servers(socket) {
  const [head, ...rows] = (await command(socket, 'show stat instances 4 -1')).split('\n');
  const names = head.replace(/^# /, '').split(',');
  return new Map(
    rows.map((row) => Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell]))).map(known),
  );
}

function known({ svname, status, weight, scur, wredis }) {
  return [svname, { status, weight: Number(weight), inFlight: Number(scur), redispatched: Number(wredis) }];
}
