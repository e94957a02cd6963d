import type { ParsedPage, RawPage } from './source.ts';

/** One kind of document that Peerpage reads. */
export interface Format {
  /** As `inspect --format` takes it: `bibtex`, `crossref-json`. */
  name: string;
  /** Told by its content first and its name second. Pure and cheap. */
  fits(document: Document): boolean;
  /** @throws SourceError if the document is broken as a whole */
  parse(page: RawPage): ParsedPage;
}

/** What formats are told by. */
export interface Document {
  /** Extension of the name in small letters, without its dot: `bib`. */
  extension: string;
  /** The first 4,096 characters, without byte order mark and blanks before them. */
  head: string;
  /** The first element of an XML document, without prefix, or `''`. */
  root: string;
  /** The value of a JSON document; `undefined` for anything else. */
  json: unknown;
}

/** Look at a document as far as needed to tell its format. */
export function lookAt(place: string, body: string): Document {
  const start = body.replace(/^\uFEFF/, '').trimStart();
  const head = start.slice(0, 4096);
  return {
    extension: /\.([^./\\]+)$/.exec(place)?.[1]?.toLowerCase() ?? '',
    head,
    root: head.startsWith('<')
      ? (/<(?:[\w-]+:)?([A-Za-z][\w.-]*)/.exec(head.replace(/<!--[\s\S]*?(?:-->|$)|<[?!][^>]*>/g, ''))?.[1] ?? '')
      : '',
    json: /^[[{]/.test(head) ? parse(start) : undefined,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** If a value is an object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
