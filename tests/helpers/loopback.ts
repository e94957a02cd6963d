import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface WireRequest {
  method: string;
  path: string;
  headers: Map<string, string>;
  /** What was posted. */
  body: string;
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
  /** Send so many bytes at a time, 20 ms apart. */
  drip?: number;
  /** Wait so long before anything is sent, in milliseconds. */
  delayMs?: number;
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
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const request = readRequest(bytes);
      if (request === undefined) return;
      bytes = Buffer.alloc(0);
      requests.push(request);
      const reply = answer(request, requests.length);
      if (reply.delayMs === undefined) send(socket, reply);
      else setTimeout(() => send(socket, reply), reply.delayMs);
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

/** A request, once all of it is there. */
function readRequest(bytes: Buffer): WireRequest | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)] as const),
  );
  const body = bytes.subarray(end + 4);
  if (body.length < Number(headers.get('content-length') ?? 0)) return undefined;
  const [method = '', path = '/'] = first.split(' ');
  return { method, path, headers, body: body.toString('utf8') };
}

function send(socket: Socket, { bytes, reset, hang, endless, drip }: WireAnswer): void {
  if (hang === true) return;
  if (endless === true) {
    socket.write(bytes);
    pour(socket);
  } else if (drip !== undefined) drop(socket, Buffer.from(bytes as Uint8Array), drip);
  else socket.write(bytes, () => (reset === true ? socket.resetAndDestroy() : socket.end()));
}

function drop(socket: Socket, bytes: Buffer, size: number): void {
  if (socket.destroyed) return;
  if (bytes.length === 0) {
    socket.end();
    return;
  }
  socket.write(bytes.subarray(0, size));
  setTimeout(() => drop(socket, bytes.subarray(size), size), 20);
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
