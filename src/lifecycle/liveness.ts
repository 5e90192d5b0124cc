import type { RequestListener, Server } from 'node:http';

const path = '/health/live';
const body = '{"status":"ok"}';
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': body.length,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Answers `GET /health/live`, which is about the process alone, before anything else is done for it: nothing that other
 * requests go through can fail it, so that nobody restarts a process for that. Call once the server has its listener.
 */
export function answerLiveness(server: Server, version: string): void {
  const head = { ...headers, 'ogrom-version': version };
  const others = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    if (request.url === path && request.method === 'GET') response.writeHead(200, head).end(body);
    else for (const other of others) other(request, response);
  });
}
