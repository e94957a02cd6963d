import { parse } from '@retorquere/bibtex-parser';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';

export interface ReadName {
  firstName?: string;
  lastName?: string;
  prefix?: string;
  suffix?: string;
  name?: string;
}

/** An entry of BibTeX as Better BibTeX's parser reads it: titles as HTML, and as the TeX that stands in the file. */
export interface ReadBibtex {
  type: string;
  key: string;
  fields: Record<string, string> & { author?: ReadName[] };
  titleTex: string;
}

/** Commands of math that the parser does not know stay as they are: it reads math for letters only. */
const OPTIONS = { sentenceCase: false, english: false, unsupported: (_node: unknown, tex: string) => tex } as const;

/** Read BibTeX by the parser of Better BibTeX for Zotero. Throws at the first fault. */
export function readBibtex(text: string): ReadBibtex[] {
  const library = parse(text, OPTIONS);
  const raw = parse(text, { ...OPTIONS, verbatimFields: ['title', 'url', 'doi', 'eprint'] });
  const errors = [...library.errors, ...raw.errors];
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return library.entries.map((entry, index) => ({
    type: entry.type,
    key: entry.key,
    fields: entry.fields as unknown as ReadBibtex['fields'],
    titleTex: String(raw.entries[index]!.fields['title'] ?? ''),
  }));
}

/** An item of CSL as citation.js makes it of RIS. */
export interface ReadRis {
  id?: string;
  type?: string;
  title?: string;
  abstract?: string;
  DOI?: string;
  URL?: string;
  author?: { family?: string; given?: string; suffix?: string; literal?: string }[];
  issued?: { 'date-parts': number[][] };
}

/** Read RIS by citation.js. */
export function readRis(text: string): ReadRis[] {
  return plugins.input.chain(text, { forceType: '@ris/file', generateGraph: false }) as ReadRis[];
}
