import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceRecord, WorkRecord } from '../../../src/lib/model/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { parseBibtex } from '../../../src/lib/sources/files/bibtex/parse.ts';
import { parseCsl } from '../../../src/lib/sources/files/csl/parse.ts';
import { corpus } from '../../helpers/corpus.ts';

/** Share of titles, names and keys that must be read right. */
const BAR = 0.99;

/** An entry as another reader of BibTeX reads it. */
interface TheirEntry {
  type: string;
  key: string;
  fields: Record<string, unknown> & { author?: TheirName[]; editor?: TheirName[]; title?: string; subtitle?: string };
}
interface TheirName {
  firstName?: string;
  lastName?: string;
  prefix?: string;
  suffix?: string;
  name?: string;
}

/** Counts what is right, and remembers where what is wrong stands. */
class Tally {
  readonly #counts = new Map<string, [right: number, all: number]>();
  readonly misses = new Set<string>();

  count(what: string, right: boolean, where: string): void {
    const counts = this.#counts.get(what) ?? [0, 0];
    this.#counts.set(what, [counts[0] + (right ? 1 : 0), counts[1] + 1]);
    if (!right) this.misses.add(`${what} ${where}`);
  }

  all(what: string): number {
    return this.#counts.get(what)?.[1] ?? 0;
  }

  share(what: string): number {
    const [right, all] = this.#counts.get(what) ?? [0, 0];
    return all === 0 ? 0 : right / all;
  }
}

const folder = corpus('bibtex') ?? '.';
const files = (name: string, extension: string) =>
  corpus('bibtex') === undefined ? [] : readdirSync(join(folder, name)).filter((file) => file.endsWith(extension));
const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const read = (path: string) => parseBibtex({ place: `jane-doe/${path}`, body: text(path) });

/** The cleaned record, also of an entry that lacks a title or an author, which would not be kept. */
function clean(raw: SourceRecord): WorkRecord {
  const authors = raw.authors.length > 0 ? raw.authors : [{ name: { literal: 'Nobody' } }];
  return normalizeRecord({ ...raw, title: raw.title ?? 'Untitled', authors }).record!;
}

/** Text without markup, invisible characters and the difference between ways to write quotation marks, dashes and scripts. */
function flat(value: string): string {
  return value
    .replace(/<\/?(?:span|i|b|sub|sup|code|a)\b[^<>]*>/g, '')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replaceAll('\u0305', '\u0304')
    .replace(/[“”«»]|''|``/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑–—−]|--+/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
const letters = (value: string | undefined) => flat(value ?? '').replace(/[.\s]/g, '');

describe.skipIf(corpus('bibtex') === undefined)('what another reader reads in BibTeX', () => {
  const tally = new Tally();
  const paths = ['parser_suite', 'parser_other'].flatMap((name) => files(name, '.bib').map((file) => `${name}/${file}`));

  function countFile(path: string): void {
    const { entries } = JSON.parse(text(path.replace(/\.bib$/, '.expected.json'))) as { entries: TheirEntry[] };
    const records = [...read(path).records];
    const file = path.replace(/^.*\/|\.bib$/g, '');
    for (const { type, key, fields } of entries.filter((entry) => !/^(?:xdata|set)$/.test(entry.type))) {
      const where = `${file} ${key}`.trim();
      const at = records.findIndex((record) => (record.citationKey ?? '') === key);
      const [raw] = at === -1 ? [] : records.splice(at, 1);
      tally.count('key', raw !== undefined, where);
      if (raw === undefined) continue;
      const record = clean(raw);
      if (fields.title !== undefined)
        tally.count('title', flat(toPlain(record.title)) === flat([fields.title, fields.subtitle].filter(Boolean).join(': ')), where);
      countNames(record, raw, fields.author ?? fields.editor ?? [], where);
      countFacts(record, type, fields, where);
    }
  }

  function countNames(record: WorkRecord, raw: SourceRecord, theirs: TheirName[], where: string): void {
    const people = theirs.filter(({ lastName, name }) => (lastName ?? name) !== 'others');
    for (const [index, { firstName, lastName, prefix, suffix, name }] of people.entries()) {
      const own = raw.authors.length === people.length ? record.authors[index]!.name : undefined;
      const family = `${prefix ?? ''} ${lastName ?? ''}`;
      const right =
        name !== undefined || firstName === undefined
          ? letters(own?.literal) === letters(name ?? family)
          : letters(own?.family) === letters(family) &&
            letters(own?.given) === letters(firstName) &&
            letters(own?.suffix) === letters(suffix);
      tally.count('name', right, where);
    }
  }

  function countFacts(record: WorkRecord, type: string, fields: TheirEntry['fields'], where: string): void {
    const say = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
    const year = /\d{4}/.exec(say('date') ?? say('year') ?? '')?.[0];
    if (year !== undefined) tally.count('year', (record.dates.issued ?? record.dates.first)?.startsWith(year) === true, where);
    const venue = say('journaltitle') ?? say('journal') ?? (/^(?:in|conference)/.test(type) ? say('booktitle') : undefined);
    if (venue !== undefined) tally.count('venue', letters(record.venue?.name) === letters(venue), where);
    const doi = say('doi')?.toLowerCase();
    if (doi !== undefined) tally.count('doi', record.dois.some((own) => doi.endsWith(own)) || doi.includes('10.48550/arxiv'), where);
  }

  test('is read alike, but for its own ways', () => {
    paths.forEach(countFile);
    expect(tally.all('title')).toBeGreaterThan(650);
    for (const what of ['key', 'title', 'name', 'year', 'venue', 'doi']) expect(tally.share(what), what).toBeGreaterThanOrEqual(BAR);
    expect([...tally.misses].sort()).toEqual(
      [
        // An entry with neither key nor field is told of, and is no record.
        'key edge-cases',
        // It takes a comma between people for that before a suffix: "Miller, D., Firby, J. and Dean, T."
        'name Some-bibtex-entries-quietly-discarded-on-import-from-bib-file-873-inpr-162 miller85',
        // It puts the accent on an i that keeps no dot, which Unicode has no letter for.
        'name BibTeX-import-preamble-with-def-create-problems-732 MR1870153',
        // It draws the logo of LaTeX with raised and lowered letters.
        'title LaTeX-commands-in-Zotero-should-be-exported-untouched-1380 MittelbachLaTeXCompanion2006',
        'title LaTeX-commands-in-Zotero-should-be-exported-untouched-1380.roundtrip MittelbachLaTeXCompanion2006',
        // "CoRR" is arXiv, which is no journal here.
        'venue Some-bibtex-entries-quietly-discarded-on-import-from-bib-file-873-arti-68 DBLP:journals/corr/abs-1104-5069',
      ].sort(),
    );
  });
});

describe.skipIf(corpus('bibtex') === undefined)('what a converter makes CSL-JSON of', () => {
  const tally = new Tally();
  /** Names of files, with what is expected of each. */
  function readCases(): (readonly [name: string, items: unknown])[] {
    const inputs = JSON.parse(text('citation_js/input.json')) as Record<string, Record<string, unknown[]>>;
    return [
      ...['bibtex', 'biblatex'].map((name) => [`mapping_${name}-input`, JSON.parse(text(`citation_js/mapping_${name}-csl.json`))] as const),
      ...Object.entries(inputs['@biblatex/text'] ?? {}).map(
        ([about, [, items]]) => [`input_${about.replace('with ', '').replaceAll(' ', '-')}`, items] as const,
      ),
    ].filter(([name]) => corpus(`bibtex/citation_js/${name}.bib`) !== undefined);
  }

  function countCase(name: string, items: unknown): void {
    const own = read(`citation_js/${name}.bib`).records;
    for (const raw of parseCsl({ place: 'x.json', body: JSON.stringify(items) }).records) {
      const where = `${name.replace('input_', '')} ${raw.citationKey}`;
      const found = own.find(({ citationKey }) => citationKey === raw.citationKey);
      tally.count('key', found !== undefined, where);
      if (found === undefined) continue;
      const [a, b] = [clean(found), clean(raw)];
      const bare = ({ title }: WorkRecord) => flat(toPlain(title)).replace(/[\s_{}]/g, '');
      const names = ({ authors }: WorkRecord) => authors.map((author) => letters(author.name.literal)).join(';');
      tally.count('title', bare(a) === bare(b), where);
      tally.count('names', names(a) === names(b), where);
      tally.count('date', (a.dates.issued ?? a.dates.first) === (b.dates.issued ?? b.dates.first), where);
      tally.count('doi', a.dois.join() === b.dois.join(), where);
      tally.count('pages', a.biblio?.pages === b.biblio?.pages, where);
      tally.count('volume', a.biblio?.volume === b.biblio?.volume, where);
    }
  }

  test('says the same, but for its own ways', () => {
    for (const [name, items] of readCases()) countCase(name, items);
    expect(tally.all('key')).toBeGreaterThan(100);
    expect(tally.share('key')).toBe(1);
    expect([...tally.misses].sort()).toEqual(
      [
        // An author stands for those of the work that is referred to only where the one is part of the other.
        'names crossref d',
        'title crossref d',
        // A name that an environment of TeX interrupts.
        'names escaped-and b',
        // A comma before the "and": it takes the two names before it for family and given name the wrong way round.
        'names mapping_biblatex-input doerr:report',
        // "given=A=B" is no name there.
        'names nameparts b',
        // It reads `pages` with `bookpagination` as the number of a section.
        'pages mapping_biblatex-input batori_river_2020',
        // It shows the address of a link and not its text, knows a glyph of a publisher, and keeps an unknown command.
        'title commands b',
        'title commands c',
        'title commands d',
        // A name without a @string is dropped there, and is text here.
        'title string-and-preamble b',
      ].sort(),
    );
  });
});

describe.skipIf(corpus('bibtex') === undefined)('files of other programs and of groups', () => {
  const paths = ['biber', 'jabref_testbib', 'jabref_importer', 'labs', 'papis'].flatMap((name) =>
    files(name, '.bib').map((file) => `${name}/${file}`),
  );

  test.each(paths.filter((path) => isUtf8(readFileSync(join(folder, path)))))('%s', (path) => {
    const { records, issues } = read(path);
    const body = text(path);
    const begun = [...body.matchAll(/^[ \t]*@(\w+)[ \t]*\{[ \t]*([^\s,={}"]*)[ \t]*,/gm)].filter(
      ([, type]) => !/^(?:comment|string|preamble|xdata|set)$/i.test(type!),
    );
    expect(records.map(({ citationKey }) => citationKey ?? '')).toEqual(begun.map(([, , key]) => key));
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const raw of records) {
      const { title, authors, venue } = clean(raw);
      expect(toPlain(title)).not.toMatch(/[\\{}]|``|''|<\/?\w/);
      expect(venue?.name ?? '').not.toMatch(/[\\{}]/);
      for (const { name } of authors) expect(name.literal).not.toMatch(/[\\{}$~<>=]|--/);
    }
  });

  test.each(files('papis', '.bib'))('papis/%s has the authors that were read in it', (file) => {
    const { author_list: theirs } = JSON.parse(text(`papis/${file.replace('.bib', '_out.json')}`)) as {
      author_list: { family: string; given: string }[];
    };
    const { authors } = clean(read(`papis/${file}`).records[0]!);
    // A remark is no part of a name, and a suffix none of the family name.
    const printed = theirs.map(({ family, given }) => letters(`${given.replace('% some comments here', '')} ${family}`));
    expect(authors.map(({ name }) => letters(name.literal))).toEqual(printed);
  });
});
