import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { printable } from './excerpt.ts';

/** Longest decoded body, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A body that is not what was asked for; another try may get it. */
export class BodyFault extends Error {
  override readonly name = 'BodyFault';
}

/** A body longer than any that is read; another try would be as long. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
  constructor() {
    super(`the answer is longer than ${MAX_BYTES / 1024 / 1024} MiB`);
  }
}

/**
 * Read a body as UTF-8, whatever the server says of its charset (several say wrong), or as UTF-16 if a byte order mark says
 * so; and stop at 64 MiB of decoded text: a small gzip body can unfold without end. A gzip body that no header declares is
 * unfolded too.
 * @param onUndeclared told of such a body
 * @throws BodyFault if it is not UTF-8 or not whole
 * @throws BodyTooLong
 */
export async function readBody(response: Response, onUndeclared: () => void = () => undefined): Promise<string> {
  const bytes = await readBytes(response);
  try {
    const folded = bytes[0] === 0x1f && bytes[1] === 0x8b;
    if (folded) onUndeclared();
    const plain = folded ? await unfold(bytes) : bytes;
    return new TextDecoder(encodingOf(plain), { fatal: true }).decode(plain);
  } catch (error) {
    if (error instanceof BodyFault || error instanceof BodyTooLong) throw error;
    throw new BodyFault('the answer is not UTF-8');
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

async function readBytes(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_BYTES) {
      await reader.cancel();
      throw new BodyTooLong();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

async function unfold(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new BodyTooLong();
    throw new BodyFault('the answer is compressed and not whole');
  }
}

/**
 * Check that a body can be what `accept` asks for at all.
 * @throws BodyFault naming what came instead: nothing, a web page, plain text
 */
export function checkKind(body: string, accept: string): void {
  const head = body
    .slice(0, 2000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head === '') throw new BodyFault('the answer is empty');
  const html = /^<(?:!doctype html|html[\s>])/i.test(head);
  if (html && !accept.includes('html')) {
    const title = /<title[^>]*>([^<]{0,100})/i.exec(head)?.[1]?.trim();
    throw new BodyFault(`the answer is a web page${title === undefined ? '' : `, “${printable(title)}”`}`);
  }
  const wanted = accept.includes('json') ? /^[{[]/ : /^</;
  if (!wanted.test(head)) throw new BodyFault(`the answer is the text “${printable(head.slice(0, 60))}”`);
}
