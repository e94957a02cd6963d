import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SourceRecord, WorkRecord } from '../../../src/lib/model/index.ts';
import { normalizeName, normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { readAuthors } from '../../../src/lib/sources/files/bibtex/authors.ts';
import { readBibtex } from '../../../src/lib/sources/files/bibtex/read.ts';
import { cleanAffiliation } from '../../../src/lib/sources/pubmed/affiliation.ts';
import { fullName, shortName } from '../../../src/lib/sources/pubmed/names.ts';
import { expandPages } from '../../../src/lib/sources/pubmed/pages.ts';
import { parsePubmed } from '../../../src/lib/sources/pubmed/parse.ts';
import { cleanTitle } from '../../../src/lib/sources/pubmed/title.ts';
import { corpus } from '../../helpers/corpus.ts';

test.each([
  ['A bound.', 'A bound'],
  ['A bound?', 'A bound?'],
  ['<i>A bound.</i> ', '<i>A bound</i>'],
  ['On <i>E. coli</i>.', 'On <i>E. coli</i>'],
  ['CellML 2.0.', 'CellML 2.0'],
  ['In the U.S.', 'In the U.S.'],
  ['By Doe et al.', 'By Doe et al.'],
  ['And so on...', 'And so on...'],
  ['[Translated].', 'Translated'],
  ['[Translated [in part]]', 'Translated [in part]'],
  ['[A] and [B].', '[A] and [B]'],
  ['[Not Available].', ''],
  ['', ''],
])('The title %j is %j', (text, expected) => expect(cleanTitle(text)).toBe(expected));

test.each([
  ['123-9', '123-129'],
  ['454-81', '454-481'],
  ['1865-1876', '1865-1876'],
  ['12', '12'],
  ['S5-12', 'S5-S12'],
  ['e101-e9', 'e101-e109'],
  ['129-3', '129-3'],
  ['123-9, 140-5', '123-129, 140-145'],
  ['i-iv', 'i-iv'],
  ['123-30.e2', '123-130.e2'],
])('The pages %s are %s', (text, expected) => expect(expandPages(text)).toBe(expected));

test.each([
  ['Doe, Jane Q', { family: 'Doe', given: 'Jane Q' }],
  ['Public, John Q Jr', { family: 'Public', given: 'John Q', suffix: 'Jr' }],
  ['Doe,', { family: 'Doe' }],
])('The full name %j has its parts', (text, expected) => expect(fullName(text)).toEqual(expected));

test.each([
  ['Doe JQ', { family: 'Doe', given: 'J. Q.' }],
  ['van der Example C', { family: 'van der Example', given: 'C.' }],
  ['Public J 3rd', { family: 'Public', given: 'J.', suffix: '3rd' }],
  ['Mononym', { literal: 'Mononym' }],
])('The short name %j has its parts', (text, expected) => expect(shortName(text)).toEqual(expected));

test.each([
  ['Example University, Town. jane@example.org.', 'Example University, Town'],
  ['Example Inc. Electronic address: jane@example.org.', 'Example Inc.'],
  ['b Example University , Town', 'Example University, Town'],
  ['jane@example.org', ''],
])('The affiliation %j is %j', (text, expected) => expect(cleanAffiliation(text)).toBe(expected));

describe('adverse input', () => {
  const citation = (inner: string) =>
    `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>${inner}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
  const many = (text: string) => text.repeat(Math.ceil(100_000 / text.length));
  test.each([
    ['a title of full stops', citation(`<ArticleTitle>${many('. ')}x</ArticleTitle>`)],
    ['a title of brackets', citation(`<ArticleTitle>${many('[')}${many(']')}</ArticleTitle>`)],
    [
      'an affiliation without blanks',
      citation(`<AuthorList><Author><LastName>D</LastName><Affiliation>${many('x')}</Affiliation></Author></AuthorList>`),
    ],
    [
      'an affiliation of blanks',
      citation(`<AuthorList><Author><LastName>D</LastName><Affiliation>x${many(' ')}x</Affiliation></Author></AuthorList>`),
    ],
    ['pages of numbers', citation(`<Pagination><MedlinePgn>${many('1-')}</MedlinePgn></Pagination>`)],
    ['nested tags in a title', citation(`<ArticleTitle>${'<i>'.repeat(80)}x${'</i>'.repeat(80)}</ArticleTitle>`)],
    ['a tagged line without end', `PMID- 1\nTI  - ${many('A-')}\nAB  - ${many('. A')}\nFAU - ${many(', ')}\nAUID- ORCID: ${many(' ')}x`],
    ['a value of many lines', `PMID- 1\nAB  - x\n${many('      x\n')}`],
    ['tags without values', many('PMID-\n')],
    ['blank lines', `PMID- 1${many('\n \n')}`],
  ])('is read, whole or not at all: %s', (_, body) => {
    const { records } = parsePubmed({ place: 'page', body });
    expect(records.length).toBeLessThanOrEqual(1);
    for (const record of records) normalizeRecord(record);
  });
});

/** The fields that a pair of the corpus states, as they are compared. */
interface Fields {
  title?: string;
  authors?: string[];
  journal?: string;
  year?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  doi?: string;
  pmid?: string;
  keywords?: string[];
}
type Field = keyof Fields;

const JABREF = [
  'MedlineImporterTestArticleID.xml',
  'MedlineImporterTestArticleItalics.xml',
  'MedlineImporterTestArticleNoISSN.xml',
  'MedlineImporterTestBookArticleSet.xml',
  'MedlineImporterTestKeywordSingleEntry.xml',
  'MedlineImporterTestMathML.xml',
  'MedlineImporterTestMeshHeadingList.xml',
  'MedlineImporterTestNbib.xml',
  'MedlineImporterTestPubmedBook.xml',
  'MedlinePlainImporterStringOutOfBounds.txt',
  'MedlinePlainImporterTestCompleteEntry.txt',
  'MedlinePlainImporterTestDOI.txt',
  'MedlinePlainImporterTestInproceeding.txt',
  'MedlinePlainImporterTestMultiAbstract.txt',
  'MedlinePlainImporterTestMultiTitle.txt',
];
/** Where the other reader is not followed. */
const OTHERWISE: string[] = [
  // a chapter has its own title, and the DOI beside the book is the book's
  'MedlineImporterTestBookArticleSet.xml 1 title',
  'MedlineImporterTestBookArticleSet.xml 1 doi',
  // the person whom an article is about did not write it
  'MedlineImporterTestKeywordSingleEntry.xml 1 authors',
  // "Jr" is part of a name
  'MedlineImporterTestNbib.xml 1 authors',
  // the last page is written out; headings hold commas, at which the other reader's list cannot be taken apart
  'MedlinePlainImporterTestCompleteEntry.txt 1 pages',
  'MedlinePlainImporterTestCompleteEntry.txt 1 keywords',
  // lines of a title are joined by blanks, not by colons
  'MedlinePlainImporterTestMultiTitle.txt 1 title',
];

describe.skipIf(corpus('pubmed/jabref') === undefined)('a pair of the corpus', () => {
  const read = (name: string) => readFileSync(corpus(`pubmed/jabref/${name}`)!, 'utf8');

  test('has the same fields as another reader finds, but for those listed', () => {
    const misses: string[] = [];
    let stated = 0;
    for (const name of JABREF) {
      const { entries } = readBibtex(read(name.replace(/\.\w+$/, '.bib')).replace(/\{,$/gm, '{key,'));
      const { records } = parsePubmed({ place: name, body: read(name) });
      expect(records, name).toHaveLength(entries.length);
      for (const [index, { fields }] of entries.entries()) {
        const expected = expectedFields(fields);
        const got = fieldsOf(normalized(records[index]!));
        for (const field of Object.keys(expected) as Field[]) {
          stated += 1;
          if (JSON.stringify(got[field]) !== JSON.stringify(expected[field])) misses.push(`${name} ${index + 1} ${field}`);
        }
      }
    }
    expect(misses).toEqual(OTHERWISE);
    expect(stated).toBe(96);
  });
});

describe.skipIf(corpus('pubmed') === undefined)('a recorded citation', () => {
  test('has its authors, headings, abstract and place, free of markup', () => {
    const name = 'pubmed-29768149.xml';
    const { records, issues } = parsePubmed({ place: name, body: readFileSync(corpus(`pubmed/${name}`)!, 'utf8') });
    expect([records.length, issues]).toEqual([1, []]);
    const record = normalized(records[0]!);
    expect([record.dois, record.dates.issued, record.biblio?.pages]).toEqual([['10.1056/nejmoa1715274'], '2018-05-17', '1865–1876']);
    expect(record.authors).toHaveLength(10);
    expect(record.subjects).toHaveLength(23);
    expect(record.subjects[0]).toEqual({ scheme: 'mesh', code: 'D001249', name: 'Asthma' });
    expect(toPlain(record.title)).toBe('Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma');
    expect(record.abstract).toHaveLength(4);
    for (const author of record.authors) expect(author.affiliations.join()).not.toMatch(/@|&\w+;|<\/?\w/);
    expect(toPlain(record.abstract!)).not.toMatch(/<\/?\w|&#?\w+;/);
  });
});

/** A record as it would be with the title and author that some of the pairs lack. */
function normalized(raw: SourceRecord): WorkRecord {
  const { record } = normalizeRecord({
    ...raw,
    title: raw.title ?? '-',
    authors: raw.authors.length > 0 ? raw.authors : [{ name: { literal: 'Nobody' } }],
  });
  return record!;
}

function expectedFields(fields: ReadonlyMap<string, string>): Fields {
  const field = (name: string) => fields.get(name)?.trim() || undefined;
  const authors =
    field('author') === undefined ? undefined : readAuthors(field('author')!).authors.map(({ name }) => normalizeName(name)!.literal);
  const [title, journal, year, volume, doi] = ['title', 'journal', 'year', 'volume', 'doi'].map(field);
  const issue = field('issue');
  const pages = field('pages')?.replace(/-+/, '–');
  const pmid = field('pmid')?.split(' ')[0];
  const keywords = field('keywords')
    ?.split(/[;]/)
    .map((word) => word.trim().split('/')[0]!.replace('*', ''));
  return JSON.parse(
    JSON.stringify({
      title: title?.replace(/\.$/, ''),
      authors,
      journal,
      year,
      volume,
      issue,
      pages,
      doi: doi?.toLowerCase(),
      pmid,
      keywords: keywords === undefined ? undefined : [...new Set(keywords)].sort(),
    }),
  ) as Fields;
}

function fieldsOf(record: WorkRecord): Fields {
  const { title, authors, venue, dates, biblio, dois, catalogues, subjects, keywords } = record;
  return JSON.parse(
    JSON.stringify({
      title: toPlain(title),
      authors: authors.map(({ name }) => name.literal),
      journal: venue?.name,
      year: (dates.issued ?? dates.first)?.slice(0, 4),
      volume: biblio?.volume,
      issue: biblio?.issue,
      pages: biblio?.pages,
      doi: dois[0],
      pmid: catalogues?.pmid,
      keywords: [...new Set([...subjects.flatMap(({ name }) => name ?? []), ...keywords])].sort(),
    }),
  ) as Fields;
}
