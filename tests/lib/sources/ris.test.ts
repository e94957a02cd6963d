import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkRecord } from '../../../src/lib/model/index.ts';
import { fold, normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { lookAt } from '../../../src/lib/sources/format.ts';
import { parseBibtex } from '../../../src/lib/sources/files/bibtex/parse.ts';
import { ris } from '../../../src/lib/sources/files/ris/index.ts';
import { parseRis } from '../../../src/lib/sources/files/ris/parse.ts';
import { corpus } from '../../helpers/corpus.ts';

const RECORD = 'TY  - JOUR\nTI  - T\nAU  - Doe, Jane\n';

describe('a RIS file', () => {
  test.each([
    ['by its name', 'x.ris', 'AU  - Doe, Jane', true],
    ['by its first tag', 'export.txt', 'TY  - JOUR\nAU  - Doe, Jane', true],
    ['after a header and a byte order mark', 'export.txt', '\uFEFFProvider: X\r\n\r\nTY  - JOUR\r\n', true],
    ['with one blank', 'export.txt', 'TY - JOUR', true],
    ['not MEDLINE', 'x.nbib', 'PMID- 123\nTI  - T', false],
    ['not BibTeX', 'x.txt', '@misc{a, title={TY  - JOUR}}', false],
  ])('is told %s', (_, name, body, expected) => expect(ris.fits(lookAt(name, body))).toBe(expected));

  test('never makes reading throw, whatever is in it', () => {
    const lines = fc.constantFrom(
      'TY  - JOUR',
      'ER  -',
      'ER',
      'TI  - T',
      'AU  - ,',
      'AU  - Doe, Jane,, x',
      'DA  - /',
      'AB  -',
      '',
      ' ',
      'UR  - //',
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(lines, fc.string()), { maxLength: 30 }), (text) => {
        const { records } = parseRis({ place: 'x.ris', body: text.join('\n') });
        return records.every((record) => normalizeRecord(record).issues !== undefined);
      }),
    );
  });

  test('keeps every record that stands after a broken one', () => {
    const line = fc.string({ unit: fc.constantFrom(...'TYERAU0 -,/\t') });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { records } = parseRis({
          place: 'x.ris',
          body: `${RECORD}${lines.join('\n')}\nTY  - BOOK\nTI  - Last\nAU  - Public, John\nER  -`,
        });
        return records.at(-1)?.title === 'Last';
      }),
    );
  });

  test.each([
    ['a line of blanks', `${RECORD}AB  - x${' '.repeat(100_000)}y`],
    ['lines without tags', `${RECORD}AB  - x${'\nline'.repeat(100_000)}`],
    ['commas in a name', `${RECORD}AU  - ${'a,'.repeat(100_000)}`],
    ['slashes in a date', `${RECORD}PY  - 2020${'/'.repeat(100_000)}`],
    ['a link of dots', `${RECORD}UR  - //${'a.'.repeat(50_000)}`],
    ['records of one key', `${RECORD}ID  - a\nER  - \n`.repeat(5000)],
    ['a note that nearly is a DOI', `${RECORD}N1  - doi:${' '.repeat(100_000)}10`],
  ])('is read whole, however long: %s', (_, body) => {
    const { records } = parseRis({ place: 'x.ris', body });
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(normalizeRecord(records[0]!).record?.title).toEqual(['T']);
  });
});

describe.skipIf(corpus('ris') === undefined)('RIS files found elsewhere', () => {
  const read = (path: string) => parseRis({ place: path, body: readFileSync(corpus(path)!, 'utf8') });
  const clean = (raw: Parameters<typeof normalizeRecord>[0]) => normalizeRecord(raw).record;

  test('hold the records that their own sources say', () => {
    const titles = ['ris/bolognese_crossref.ris', 'ris/bolognese_ris_bug.ris', 'ris/jabref/RisImporterCorrupted.ris'].map((path) => {
      const { title, authors, dois, dates } = clean(read(path).records[0]!)!;
      return [toPlain(title).slice(0, 30), authors.length, authors[0]!.name.literal, dois[0], dates.issued];
    });
    expect(titles).toEqual([
      ['Automated quantitative histolo', 5, 'Martial Sankar', '10.7554/elife.01567', '2014'],
      ['Validation of an Image-based S', 1, 'Vishnuvardhan Balakrishnan', '10.17918/ernk-6431', '2018'],
      ['Editorial: Open Source and Emp', 1, 'Warren Harrison', '10.1023/a:1017379030770', '2001-09-01'],
    ]);
  });

  test('say what a reference manager read in them', () => {
    const folder = corpus('ris/jabref')!;
    const stems = readdirSync(folder)
      .filter((name) => name.endsWith('.ris'))
      .map((name) => name.replace('.ris', ''));
    let compared = 0;
    for (const stem of stems) {
      // Nine types in one record are a trial of the other reader, and a record without a title is none here.
      if (/Corrupted|Test1$|DoiAndJournalTitle/.test(stem)) continue;
      const own = clean(read(`ris/jabref/${stem}.ris`).records[0]!)!;
      const bib = readFileSync(join(folder, `${stem}.bib`), 'utf8');
      const theirs = clean(parseBibtex({ place: 'x.bib', body: bib }).records[0]!)!;
      expect(described(own), stem).toEqual(described(theirs));
      // It keeps the month only, and of two names of a journal the abbreviated one.
      expect(own.dates.issued?.startsWith(theirs.dates.issued!), stem).toBe(true);
      expect([own.venue?.name, 'J. Chem. Phys.'], stem).toContain(theirs.venue?.name);
      compared += 1;
    }
    expect(compared).toBe(16);
  });

  /** What both must say alike. It takes the editors of a book for authors beside its authors. */
  function described({ title, authors, dois, type, biblio = {}, abstract, keywords }: WorkRecord) {
    const { volume, pages, publisher } = biblio;
    return {
      title: fold(toPlain(title)),
      authors: authors.slice(0, 3).map(({ name }) => fold(name.literal)),
      ...{ dois, type, volume, pages, publisher, keywords },
      abstract: abstract && toPlain(abstract).replace(/\s+/g, ' '),
    };
  }
});
