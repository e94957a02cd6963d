import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../src/lib/model/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';

/** What becomes of a record of Crossref with one thing changed. */
const normalize = (change: Partial<SourceRecord>) =>
  normalizeRecord({
    source: 'crossref',
    id: '10.1000/a',
    place: 'page item 1',
    markup: 'html',
    title: 'A title',
    authors: [{ name: { family: 'Doe', given: 'Jane' } }],
    dates: {},
    identifiers: [{ scheme: 'doi', value: '10.1000/A' }],
    ...change,
  });

describe('a record of a source', () => {
  test('keeps the numbers of catalogues in their one form, and names what is none', () => {
    const { record, issues } = normalize({
      identifiers: [
        { scheme: 'pmid', value: 'PMID: 0012345' },
        { scheme: 'pmcid', value: 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456/' },
        { scheme: 'openalex', value: 'https://openalex.org/w123' },
        { scheme: 'hal', value: 'hal-01234567v2' },
        { scheme: 'dblp', value: 'conf/nips/DoeP20' },
        { scheme: 'inspire', value: 'not a number' },
      ],
    });
    expect(record!.catalogues).toEqual({
      pmid: '12345',
      pmcid: 'PMC123456',
      openalex: 'W123',
      hal: 'hal-01234567',
      dblp: 'conf/nips/DoeP20',
    });
    expect(issues.map(({ message }) => message)).toEqual(['"not a number" is no inspire identifier.']);
  });

  test('names other versions in their one form, never itself, and arXiv by its id', () => {
    const { record } = normalize({
      versions: [
        { scheme: 'doi', value: 'https://doi.org/10.48550/arXiv.2001.01234' },
        { scheme: 'doi', value: '10.1000/A' },
        { scheme: 'doi', value: '10.1000/B' },
        { scheme: 'arxiv', value: 'arXiv:2001.01234v3' },
        { scheme: 'doi', value: 'nonsense' },
        { scheme: 'pmid', value: '7' },
      ],
    });
    expect(record!.versions).toEqual(['arxiv:2001.01234', 'doi:10.1000/b', 'pmid:7']);
  });

  test('keeps notices, and what it is itself a notice about', () => {
    const { record } = normalize({
      notices: [
        { kind: 'retraction', doi: 'https://doi.org/10.1000/R', date: '2020-01-05T00:00:00Z' },
        { kind: 'concern', doi: 'nonsense' },
      ],
      about: [
        { kind: 'correction', doi: '10.1000/X' },
        { kind: 'correction', doi: 'nonsense' },
      ],
    });
    expect(record!.notices).toEqual([{ kind: 'retraction', doi: '10.1000/r', date: '2020-01-05' }, { kind: 'concern' }]);
    expect(record!.about).toEqual([{ kind: 'correction', doi: '10.1000/x' }]);
  });

  test('keeps institutions with a right ROR identifier, and names without one', () => {
    const { record } = normalize({
      authors: [
        {
          name: { literal: 'Jane Doe' },
          institutions: [
            { name: 'Simon Fraser &amp; Co', ror: '0213rcc28' },
            { name: 'Nowhere', ror: 'https://ror.org/0213rcc29' },
            { name: '' },
          ],
          corresponding: true,
          identifiers: [{ scheme: 'openalex', value: 'A5023888391' }],
        },
      ],
    });
    expect(record!.authors[0]).toMatchObject({
      institutions: [{ name: 'Simon Fraser & Co', ror: 'https://ror.org/0213rcc28' }, { name: 'Nowhere' }],
      corresponding: true,
      identifiers: [{ scheme: 'openalex', value: 'A5023888391' }],
    });
  });

  test.each([
    ['https://creativecommons.org/licenses/by/4.0/', 'https://creativecommons.org/licenses/by/4.0/'],
    ['cc-by', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC BY-NC-ND 3.0', 'https://creativecommons.org/licenses/by-nc-nd/3.0/'],
    ['cc0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['all rights reserved', undefined],
    ['javascript:alert(1)', undefined],
  ])('reads the licence %j', (license, expected) => expect(normalize({ license }).record!.license).toBe(expected));

  test.each([
    ['en', 'en'],
    ['zh-Hans', 'zh-Hans'],
    ['pt-BR', 'pt-BR'],
    ['english', undefined],
    ['"><script>', undefined],
  ])('keeps the language %j if it is one', (language, expected) => expect(normalize({ language }).record!.language).toBe(expected));

  test('needs an author, but where the source is known to list works without', () => {
    expect(normalize({ source: 'openalex', authors: [] }).record).toBeUndefined();
    expect(normalize({ source: 'orcid', authors: [] }).record?.authors).toEqual([]);
  });

  test('keeps the classes of each scheme that have the form of one, with what they are called', () => {
    const { record } = normalize({
      subjects: [
        { scheme: 'openalex', code: 'T10320', name: 'Bees &amp; wasps', score: 0.9 },
        { scheme: 'openalex', code: 'C41008148' },
        { scheme: 'mesh', code: 'D008279', name: 'Magnetic Resonance Imaging' },
        { scheme: 'arxiv', code: 'cs.LG' },
        { scheme: 'arxiv', code: '68T05' },
      ],
    });
    expect(record!.subjects).toEqual([
      { scheme: 'openalex', code: 'T10320', name: 'Bees & wasps', score: 0.9 },
      { scheme: 'mesh', code: 'D008279', name: 'Magnetic Resonance Imaging' },
      { scheme: 'arxiv', code: 'cs.LG' },
    ]);
  });
});
