import { describe, expect, test } from 'vitest';
import { CATALOGUES, catalogueUrl, parseCatalogueId, parseRor, parseSafeUrl, type Catalogue } from '../../../src/lib/identifiers/index.ts';

describe('the number of a work in a catalogue', () => {
  test.each<[Catalogue, string, string | undefined]>([
    ['pmid', '12345678', '12345678'],
    ['pmid', 'https://pubmed.ncbi.nlm.nih.gov/12345678/', '12345678'],
    ['pmid', 'PMC12345', undefined],
    ['pmid', '0', undefined],
    ['pmcid', '123456', 'PMC123456'],
    ['pmcid', 'PMCID: pmc123456', 'PMC123456'],
    ['pmcid', 'https://europepmc.org/articles/PMC123456', 'PMC123456'],
    ['openalex', 'https://api.openalex.org/works/W2741809807', 'W2741809807'],
    ['openalex', 'A5023888391', undefined],
    ['semanticscholar', 'CorpusId:215416146', '215416146'],
    ['semanticscholar', '5c5751d45e298cea054f32b392c12c61027d2fe7', undefined],
    ['dblp', 'https://dblp.org/rec/journals/corr/abs-2001-01234.html', 'journals/corr/abs-2001-01234'],
    ['dblp', 'phd/Sack2002', 'phd/Sack2002'],
    ['dblp', 'https://dblp.org/rec/books/sp/20/Doe20', 'books/sp/20/Doe20'],
    ['dblp', 'homepages', undefined],
    ['inspire', 'https://inspirehep.net/literature/451647', '451647'],
    ['hal', 'https://hal.science/hal-01234567v2', 'hal-01234567'],
    ['hal', 'tel-00012345', 'tel-00012345'],
    ['zenodo', '10.5281/zenodo.123', '123'],
    ['zenodo', 'https://zenodo.org/records/123', '123'],
  ])('of %s is read from %j', (catalogue, text, expected) => expect(parseCatalogueId(catalogue, text)).toBe(expected));

  test('is its own canonical form, and leads to a public page', () => {
    const samples: Record<Catalogue, string> = {
      pmid: '7',
      pmcid: 'PMC7',
      openalex: 'W7',
      semanticscholar: '7',
      dblp: 'conf/x/Doe20',
      inspire: '7',
      hal: 'hal-01234567',
      zenodo: '7',
    };
    for (const catalogue of CATALOGUES) {
      const id = parseCatalogueId(catalogue, samples[catalogue])!;
      expect(id).toBe(samples[catalogue]);
      expect(parseSafeUrl(catalogueUrl(catalogue, id))).toBe(catalogueUrl(catalogue, id));
    }
  });
});

describe('the identifier of an institution', () => {
  test.each([
    ['0213rcc28', 'https://ror.org/0213rcc28'],
    ['https://ror.org/05DXPS055', 'https://ror.org/05dxps055'],
    ['ror.org/01an7q238/', 'https://ror.org/01an7q238'],
    ['0213rcc29', undefined],
    ['0213rcl28', undefined],
    ['https://example.org/0213rcc28', undefined],
  ])('%s is %s', (text, expected) => expect(parseRor(text)).toBe(expected));
});
