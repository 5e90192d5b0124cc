import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Learns who is at the other end as a connection opens. Node keeps that in the socket when it is asked first, so sockets
 * that begin with a probe, which nobody asks for, would be of another shape: what was compiled for one was thrown away
 * at the first of the other.
 */
export function learnPeers(server: Server): void {
  server.on('connection', (socket: Socket) => void socket.remoteAddress);
}
