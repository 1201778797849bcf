import type { IncomingMessage } from 'node:http';
import type { WebSocketServer } from 'ws';
import type { HttpServer } from './http-server.ts';

/** How long clients may take to answer that their socket is closed. */
const GOODBYE_MS = 1_000;

/** Closes all sockets before the server stops: it would wait for them, and only then would they be told. */
export function closeSocketsFirst(
  server: HttpServer,
  sockets: WebSocketServer,
  { dispose }: { dispose: () => void | Promise<void> },
): void {
  server.addHook('preClose', async () => {
    const told = Promise.resolve(dispose());
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS))]);
    for (const client of sockets.clients) client.terminate();
    await told;
  });
}

/** Hands WebSocket requests for one path to a WebSocket server, and answers all others with 404; `admit` may refuse with a status. */
export function upgradeAt(
  server: HttpServer,
  path: string,
  sockets: WebSocketServer,
  admit: (request: IncomingMessage) => number | undefined = () => undefined,
): void {
  server.server.on('upgrade', (request, socket, head) => {
    const refusal = new URL(request.url ?? '/', 'http://local').pathname === path ? admit(request) : 404;
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });
}
