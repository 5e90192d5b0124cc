import { once } from 'node:events';
import { Agent, request } from 'node:http';

/** Asks over one kept connection, one request after the other, with the key; `bytes` is what has come over it so far. */
export function asker(url, key) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let socket;
  return {
    get bytes() {
      return socket?.bytesRead ?? 0;
    },
    async ask({ method, path, headers, body, status }) {
      const sent = request(new URL(path, url), { method, agent, headers: { 'x-api-key': key, ...headers } });
      sent.once('socket', (used) => (socket = used));
      sent.end(body);
      const [answer] = await once(sent, 'response');
      answer.resume();
      await once(answer, 'end');
      if (answer.statusCode !== status) throw new Error(`${method} ${path} answers ${answer.statusCode}`);
      return { headers: answer.headers };
    },
    close: () => agent.destroy(),
  };
}
