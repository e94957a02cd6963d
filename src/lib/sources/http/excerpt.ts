/** Longest excerpt, in characters. */
const LONGEST = 200;
/** Where sources put what they say about a refusal. */
const KEYS = ['message', 'msg', 'error_description', 'detail', 'title', 'error', 'errors', 'developer-message', 'user-message', 'reason'];
const MOST_DEPTH = 4;

/** What a source itself says in an answer that is a refusal, on one line; `undefined` if it says nothing. */
export function excerptOf(body: string): string | undefined {
  const text = body.slice(0, 20_000).trim();
  const said = /^[{[]/.test(text) ? fromJson(text) : /^</.test(text) ? fromMarkup(text) : text;
  const line = printable(said ?? '');
  return line === '' ? undefined : line;
}

/** Text on one line, without what could steer a terminal, and not too long. */
export function printable(text: string): string {
  const line = text
    .slice(0, 10 * LONGEST)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function fromJson(text: string): string | undefined {
  try {
    return messageIn(JSON.parse(text), 0);
  } catch {
    return text;
  }
}

function messageIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return undefined;
  const inner = Array.isArray(value)
    ? value.slice(0, 3)
    : KEYS.map((key) => (Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined));
  for (const part of inner) {
    const found = messageIn(part, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromMarkup(text: string): string {
  const title = /<title[^<>]{0,200}>([^<]{1,500})/i.exec(text)?.[1];
  return title ?? text.replace(/<[^<>]{0,500}>/g, ' ');
}
