/** Where the encoding of a page is told must lie in so many bytes. */
const HEAD_BYTES = 1024;
const DECLARED = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i;
const MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/**
 * Decode a page: by its byte order mark, else by the charset of its `Content-Type`, else by a `<meta>` at its beginning, else
 * as UTF-8. A charset that nobody knows is as if it were not told; bytes that are none of its characters are replaced.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  const told = /;\s*charset\s*=\s*"?\s*([\w:.-]{1,40})/i.exec(contentType)?.[1];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  // Whoever could read this declaration does not read UTF-16.
  const declared = DECLARED.exec(head)?.[1]?.replace(/^utf-16(?:le|be)?$/i, 'utf-8');
  for (const label of [marked, told, declared]) {
    const decoder = label === undefined ? undefined : decoderOf(label);
    if (decoder !== undefined) return decoder.decode(bytes);
  }
  return new TextDecoder().decode(bytes);
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
