import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface WireRequest {
  path: string;
  headers: Map<string, string>;
}

/** Bytes to send, and whether the connection then breaks instead of ending. */
export interface WireAnswer {
  bytes: string | Uint8Array;
  /** Cut the connection hard. */
  reset?: boolean;
  /** Send nothing and keep the connection open. */
  hang?: boolean;
  /** Go on with blanks for as long as somebody reads. */
  endless?: boolean;
}

export interface Loopback {
  origin: string;
  requests: WireRequest[];
  close(): Promise<void>;
}

/** A server that answers with exactly the bytes given, since faults of framing cannot be made with an HTTP library. */
export async function loopback(answer: (request: WireRequest, count: number) => WireAnswer): Promise<Loopback> {
  const requests: WireRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n\r\n')) return;
      const [first = '', ...lines] = text.split('\r\n');
      text = '';
      const request = {
        path: first.split(' ')[1] ?? '/',
        headers: new Map(
          lines.filter(Boolean).map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)] as const),
        ),
      };
      requests.push(request);
      const { bytes, reset, hang, endless } = answer(request, requests.length);
      if (hang === true) return;
      if (endless === true) {
        socket.write(bytes);
        pour(socket);
        return;
      }
      socket.write(bytes, () => (reset === true ? socket.resetAndDestroy() : socket.end()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function pour(socket: Socket): void {
  const blanks = Buffer.alloc(1024 * 1024, ' ');
  while (!socket.destroyed && socket.write(blanks));
  if (!socket.destroyed) socket.once('drain', () => pour(socket));
}

/** An answer with a body under its true length, which a header can contradict. */
export function respond(status: number, body: string | Uint8Array = '', headers: Record<string, string> = {}): WireAnswer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const lines = Object.entries({ 'Content-Length': String(bytes.length), Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return { bytes: Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n`), bytes]) };
}
