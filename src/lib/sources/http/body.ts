/** Longest decoded body, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A body that is not what was asked for; another try may get it. */
export class BodyFault extends Error {
  override readonly name = 'BodyFault';
}

/**
 * Read a body as UTF-8, whatever the server says of its charset, and stop at 64 MiB of decoded text: a small gzip body
 * can unfold without end.
 * @throws BodyFault
 */
export async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (response.body !== null) {
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > MAX_BYTES) {
        await reader.cancel();
        throw new BodyFault(`the answer is longer than ${MAX_BYTES / 1024 / 1024} MiB`);
      }
      chunks.push(value);
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new BodyFault('the answer is not UTF-8');
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
    throw new BodyFault(`the answer is a web page${title === undefined ? '' : `, “${title}”`}`);
  }
  const wanted = accept.includes('json') ? /^[{[]/ : /^</;
  if (!wanted.test(head)) throw new BodyFault(`the answer is the text “${head.slice(0, 60).replace(/\s+/g, ' ')}”`);
}
